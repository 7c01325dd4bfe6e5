package org.pointsmall.loyalty.earning;

import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.purchase.Cart;

/** Knows of each purchase what rules ask of it. */
@FunctionalInterface
public interface EarningContexts {

    /**
     * The purchase as rules see it: now where it is a cart, or else when the order was placed. What is bought is looked
     * up at once, however many lines there are; the member when a rule asks.
     *
     * @param book what may be asked: what no rule in it asks for is not looked up
     */
    EarningContext of(MemberId member, Cart cart, RuleBook book);
}
