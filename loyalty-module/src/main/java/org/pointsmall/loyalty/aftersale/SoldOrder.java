package org.pointsmall.loyalty.aftersale;

import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.purchase.Cart;

/**
 * An order as the store has it.
 *
 * @param owner whose it is, by the store's customer id
 * @param registered whether that is a member; a guest is not
 * @param placed whether the store has accepted it
 * @param status the store's word for how far it is
 * @param cart what was bought
 * @param offset what its points payment paid; nothing without one
 */
public record SoldOrder(MemberId owner, boolean registered, boolean placed, String status, Cart cart, Money offset) {}
