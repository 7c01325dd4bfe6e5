package org.pointsmall.loyalty.broadleaf;

import java.util.Optional;
import javax.sql.DataSource;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.pointsmall.loyalty.purchase.PlacedOrder;
import org.pointsmall.loyalty.purchase.PlacedOrders;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The orders in the store's database. Whether one was submitted is asked of the database itself: the store keeps orders
 * in a cache of each process, where another node's checkout does not show.
 */
final class StorePlacedOrders implements PlacedOrders {
    private final JdbcTemplate jdbc;
    private final OrderService orders;
    private final Carts carts;

    StorePlacedOrders(DataSource dataSource, OrderService orders, Carts carts) {
        jdbc = new JdbcTemplate(dataSource);
        this.orders = orders;
        this.carts = carts;
    }

    @Override
    public Optional<PlacedOrder> find(long orderId) {
        boolean submitted = !jdbc.queryForList(
                        "SELECT ORDER_ID FROM BLC_ORDER WHERE ORDER_ID = ? AND SUBMIT_DATE IS NOT NULL",
                        Long.class,
                        orderId)
                .isEmpty();
        if (!submitted) {
            return Optional.empty();
        }
        return read(orders.findOrderById(orderId, true), carts);
    }

    /** The order as a placed one; nothing where it is a guest's. */
    static Optional<PlacedOrder> read(Order order, Carts carts) {
        return Members.of(order.getCustomer())
                .map(member -> new PlacedOrder(member, carts.read(order), carts.offset(order)));
    }
}
