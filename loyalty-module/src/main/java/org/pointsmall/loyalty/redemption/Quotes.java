package org.pointsmall.loyalty.redemption;

import org.pointsmall.loyalty.catalogue.CatalogFlags;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.purchase.Cart;

/** Prepares quotes with what is in force now: the member's terms, and what the catalogue says of what is in the cart. */
public final class Quotes {
    private final RedemptionTerms terms;
    private final CatalogFlags flags;

    public Quotes(RedemptionTerms terms, CatalogFlags flags) {
        this.terms = terms;
        this.flags = flags;
    }

    QuotePoints of(MemberId member, Cart cart) {
        return QuotePoints.of(
                terms.explainedOffset(member), cart, flags.of(cart.products()).withoutOffset());
    }
}
