package org.pointsmall.loyalty.broadleaf;

import java.util.Optional;
import javax.sql.DataSource;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.web.order.CartState;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.broadleafcommerce.profile.web.core.CustomerState;
import org.pointsmall.loyalty.redemption.CartTakenException;
import org.pointsmall.loyalty.redemption.HoldPoints;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The cart of the customer whom the store's session names: the one that the store has made the request's current cart,
 * since a customer can have several; else the one that the store finds for the customer.
 */
final class OpenCarts {
    private final OrderService orders;
    private final HoldPoints holdPoints;
    private final JdbcTemplate jdbc;

    OpenCarts(OrderService orders, HoldPoints holdPoints, DataSource dataSource) {
        this.orders = orders;
        this.holdPoints = holdPoints;
        jdbc = new JdbcTemplate(dataSource);
    }

    Optional<Order> current() {
        Customer customer = CustomerState.getCustomer();
        if (customer == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(CartState.getCart())
                .filter(current -> isOpenCartOf(customer, current))
                .map(this::inSession)
                .or(() -> Optional.ofNullable(orders.findCartForCustomer(customer)));
    }

    /**
     * The cart as the request's session has it. A transaction that is rolled back within the request, such as that of a
     * name that was given before, clears the session, and the store's current cart is then cut off from it.
     */
    private Order inSession(Order current) {
        Order order = orders.findOrderById(current.getId());
        if (order == null || order == current) {
            return current;
        }
        CartState.setCart(order);
        return order;
    }

    /** Never another customer's, however it became current; nor the store's stand-in for no cart, nor a placed order. */
    private static boolean isOpenCartOf(Customer customer, Order order) {
        return order.getId() != null
                && order.getSubmitDate() == null
                && order.getCustomer() != null
                && customer.getId() != null
                && customer.getId().equals(order.getCustomer().getId());
    }

    /**
     * Keeps a cart from being checked out until the caller's transaction ends. Asked of the database: the store keeps
     * orders in a cache of each process, where an order that was placed on another node is a cart still. A checkout that
     * runs in one transaction has the row; any other has its hold.
     *
     * @throws CartTakenException where the cart was placed meanwhile, or its checkout is under way, on whichever node
     */
    void lock(long orderId) {
        boolean placed = jdbc.queryForList(
                        "SELECT ORDER_ID FROM BLC_ORDER WHERE ORDER_ID = ? AND SUBMIT_DATE IS NULL FOR UPDATE",
                        Long.class,
                        orderId)
                .isEmpty();
        if (placed || holdPoints.openHold(orderId).isPresent()) {
            throw new CartTakenException(orderId);
        }
    }
}
