package org.pointsmall.loyalty.broadleaf;

import java.util.Optional;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.domain.OrderAttribute;
import org.broadleafcommerce.core.order.domain.OrderAttributeImpl;
import org.jspecify.annotations.Nullable;

/** What the programme notes of an order, as an attribute that the store keeps with it. */
final class OrderNote {
    private OrderNote() {}

    public static Optional<String> of(Order order, String name) {
        return Optional.ofNullable(order.getOrderAttributes().get(name)).map(OrderAttribute::getValue);
    }

    /** Keeps this in place of what was noted by the name; null for nothing. */
    public static void keep(Order order, String name, @Nullable String text) {
        if (text == null) {
            order.getOrderAttributes().remove(name);
            return;
        }
        OrderAttribute attribute = order.getOrderAttributes().get(name);
        if (attribute == null) {
            attribute = new OrderAttributeImpl();
            attribute.setName(name);
            attribute.setOrder(order);
            order.getOrderAttributes().put(name, attribute);
        }
        attribute.setValue(text);
    }
}
