package org.pointsmall.loyalty.broadleaf;

import java.util.List;
import java.util.function.Supplier;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.domain.OrderItem;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.order.service.exception.RemoveFromCartException;
import org.broadleafcommerce.core.workflow.Processor;
import org.broadleafcommerce.core.workflow.WorkflowException;

/** Gifts of the mall that lie in carts while the programme does not run: nobody gives them any more. */
final class LeftGifts {
    private final Supplier<OrderService> orders;
    private final Supplier<Processor> pricing;

    /** Services by what finds them: pricing is a part of both. */
    LeftGifts(Supplier<OrderService> orders, Supplier<Processor> pricing) {
        this.orders = orders;
        this.pricing = pricing;
    }

    /** The items of an order that cost nothing because the mall gave them: others may cost no money, but points. */
    public static List<Long> of(Order order) {
        return order.getOrderItems().stream()
                .filter(item ->
                        item.getTotalPrice() != null && item.getTotalPrice().isZero())
                .filter(OfferedItem::isGift)
                .map(OrderItem::getId)
                .toList();
    }

    /** The order without them, priced anew; in the caller's transaction. */
    Order without(Order order, List<Long> gifts) {
        try {
            for (long gift : gifts) {
                orders.get().removeItem(order.getId(), gift, false);
            }
            Order left = orders.get().findOrderById(order.getId());
            return (Order) pricing.get().doActivities(left).getSeedData();
        } catch (RemoveFromCartException | WorkflowException e) {
            throw new IllegalStateException("a gift could not be taken out of order " + order.getId(), e);
        }
    }
}
