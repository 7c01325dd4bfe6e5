package org.pointsmall.loyalty.broadleaf.cart;

import java.util.Optional;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.domain.OrderAttribute;
import org.broadleafcommerce.core.order.domain.OrderAttributeImpl;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.redemption.AppliedWish;
import org.pointsmall.loyalty.store.StoreCartsWithPoints;

/**
 * The wish to spend points, kept as an attribute of the order. The payment is made from it at every pricing; so it
 * survives a failed checkout, after which the store throws the order's payments away.
 */
public final class CartWish {
    private static final String ATTRIBUTE = StoreCartsWithPoints.WISH_ATTRIBUTE;

    private CartWish() {}

    /** The order's wish, if it has one. */
    public static Optional<AppliedWish> of(Order order) {
        OrderAttribute attribute = order.getOrderAttributes().get(ATTRIBUTE);
        return attribute == null ? Optional.empty() : AppliedWish.parse(attribute.getValue());
    }

    /** Keeps the wish with the order, in place of one that it had. */
    public static void keep(Order order, @Nullable AppliedWish wish) {
        if (wish == null) {
            order.getOrderAttributes().remove(ATTRIBUTE);
            return;
        }
        OrderAttribute attribute = order.getOrderAttributes().get(ATTRIBUTE);
        if (attribute == null) {
            attribute = new OrderAttributeImpl();
            attribute.setName(ATTRIBUTE);
            attribute.setOrder(order);
            order.getOrderAttributes().put(ATTRIBUTE, attribute);
        }
        attribute.setValue(wish.text());
    }
}
