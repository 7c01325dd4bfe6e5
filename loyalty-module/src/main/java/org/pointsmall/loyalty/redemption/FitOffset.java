package org.pointsmall.loyalty.redemption;

import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.purchase.Cart;

/**
 * Fits a wish to a cart that has just been priced anew: what no longer fits shrinks, so that points never pay more than
 * the cart allows or the member has.
 */
public final class FitOffset {
    private final Ledger ledger;
    private final Quotes quotes;

    public FitOffset(Ledger ledger, Quotes quotes) {
        this.ledger = ledger;
        this.quotes = quotes;
    }

    public PointsQuote fit(MemberId member, Cart cart, PointsWish wish) {
        return quotes.of(member, cart).atMost(wish, ledger.balance(member).available());
    }
}
