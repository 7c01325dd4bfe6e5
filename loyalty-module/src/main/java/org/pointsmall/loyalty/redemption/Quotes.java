package org.pointsmall.loyalty.redemption;

import org.pointsmall.loyalty.catalogue.CatalogFlags;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.purchase.Cart;

/** Prepares quotes with what is in force now: the member's terms, and what the catalogue says of what is in the cart. */
final class Quotes {
    private final RedemptionTerms terms;
    private final CatalogFlags flags;
    private final MallLines mallLines;

    Quotes(RedemptionTerms terms, CatalogFlags flags) {
        this(terms, flags, MallLines.NONE);
    }

    /** @param mallLines what goods of the mall cost */
    Quotes(RedemptionTerms terms, CatalogFlags flags, MallLines mallLines) {
        this.terms = terms;
        this.flags = flags;
        this.mallLines = mallLines;
    }

    QuotePoints of(MemberId member, Cart cart) {
        return QuotePoints.of(
                terms.explainedOffset(member),
                cart,
                flags.of(cart.products()).withoutOffset(),
                mallLines.of(member, cart));
    }
}
