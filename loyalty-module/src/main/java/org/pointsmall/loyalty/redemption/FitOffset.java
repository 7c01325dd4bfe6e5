package org.pointsmall.loyalty.redemption;

import org.pointsmall.loyalty.account.Ledger;
import org.pointsmall.loyalty.account.MemberId;
import org.pointsmall.loyalty.purchase.Cart;

/**
 * Fits a wish to a cart that has just been priced anew: what no longer fits shrinks, so that points never pay more than
 * the cart allows or the member has.
 */
public final class FitOffset {
    private final Ledger ledger;
    private final RedemptionTerms terms;

    public FitOffset(Ledger ledger, RedemptionTerms terms) {
        this.ledger = ledger;
        this.terms = terms;
    }

    public PointsQuote fit(MemberId member, Cart cart, PointsWish wish) {
        return new QuotePoints(terms.offset())
                .atMost(cart, wish, ledger.balance(member).available());
    }
}
