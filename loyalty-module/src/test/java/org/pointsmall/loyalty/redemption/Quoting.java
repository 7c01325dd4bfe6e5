package org.pointsmall.loyalty.redemption;

import java.util.Set;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Cart;

/** Quotes for any cart by one policy, where no product is flagged. */
record Quoting(OffsetPolicy policy) {
    PointsQuote exactly(Cart cart, PointsWish wish, Points available) {
        return of(cart).exactly(wish, available);
    }

    PointsQuote atMost(Cart cart, PointsWish wish, Points available) {
        return of(cart).atMost(wish, available);
    }

    private QuotePoints of(Cart cart) {
        return QuotePoints.of(MemberOffset.standard(policy), cart, Set.of());
    }
}
