package org.pointsmall.loyalty.redemption;

import java.util.Optional;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.purchase.Cart;

/** Shoppers who were told what their cart comes to. */
public final class Shoppers {
    private Shoppers() {}

    /** One who wants so much of the cart to be paid by points, and was told that this is so. */
    public static Optional<AppliedWish> told(Cart cart, Money offset, PointsRate rate) {
        Points points = offset.isZero() ? Points.ZERO : rate.price(offset);
        Money left = cart.leftToPay();
        return Optional.of(new AppliedWish(
                PointsWish.of(points),
                points,
                new ShownQuote(points, offset, left.minus(offset.min(left)), cart.total())));
    }

    /** Points and a card, which pay together what the cart costs. */
    public static CartPayments byPointsAndCard(Cart cart, Money offset) {
        return new CartPayments(offset, cart.total());
    }
}
