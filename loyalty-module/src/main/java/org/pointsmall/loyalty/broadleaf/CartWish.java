package org.pointsmall.loyalty.broadleaf;

import java.util.Optional;
import org.broadleafcommerce.core.order.domain.Order;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.redemption.AppliedWish;
import org.pointsmall.loyalty.redemption.CartsWithPoints;

/**
 * The wish to spend points, kept as an attribute of the order. The payment is made from it at every pricing; so it
 * survives a failed checkout, after which the store throws the order's payments away.
 */
public final class CartWish {
    private static final String ATTRIBUTE = CartsWithPoints.WISH_ATTRIBUTE;

    private CartWish() {}

    /** The order's wish, if it has one. */
    public static Optional<AppliedWish> of(Order order) {
        return OrderNote.of(order, ATTRIBUTE).flatMap(AppliedWish::parse);
    }

    /** Keeps the wish with the order, in place of one that it had. */
    public static void keep(Order order, @Nullable AppliedWish wish) {
        OrderNote.keep(order, ATTRIBUTE, wish == null ? null : wish.text());
    }
}
