package org.pointsmall.loyalty.broadleaf;

import java.util.Optional;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.pointsmall.loyalty.purchase.PlacedOrder;
import org.pointsmall.loyalty.purchase.PlacedOrders;
import org.pointsmall.loyalty.purchase.StandingOrders;

/** Members' orders in the store's database. */
final class StorePlacedOrders implements PlacedOrders {
    private final StandingOrders standing;
    private final OrderService orders;
    private final Carts carts;

    StorePlacedOrders(StandingOrders standing, OrderService orders, Carts carts) {
        this.standing = standing;
        this.orders = orders;
        this.carts = carts;
    }

    @Override
    public Optional<PlacedOrder> find(long orderId) {
        return standing.find(orderId).flatMap(order -> read(orders.findOrderById(order.id(), true), carts));
    }

    /** The order as a placed one; nothing where it is a guest's. */
    static Optional<PlacedOrder> read(Order order, Carts carts) {
        return Members.of(order.getCustomer())
                .map(member -> new PlacedOrder(member, carts.read(order), carts.offset(order)));
    }
}
