package org.pointsmall.loyalty.broadleaf.cart;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.web.order.CartState;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.broadleafcommerce.profile.web.core.CustomerState;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.redemption.AppliedWish;
import org.pointsmall.loyalty.redemption.CartTakenException;
import org.pointsmall.loyalty.redemption.HoldPoints;
import org.pointsmall.loyalty.redemption.PointsQuote;
import org.pointsmall.loyalty.redemption.ShopperCart;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The cart of the customer whom the store's session names: the one that the store has made the request's current cart,
 * since a customer can have several; else the one that the store finds for the customer.
 */
final class CurrentCart implements ShopperCart {
    private final OrderService orders;
    private final Carts carts;
    private final Transactions transactions;
    private final HoldPoints holdPoints;
    private final ShownCarts shownCarts;
    private final CartFlags flags;
    private final JdbcTemplate jdbc;

    public CurrentCart(
            OrderService orders,
            Carts carts,
            Transactions transactions,
            HoldPoints holdPoints,
            ShownCarts shownCarts,
            CartFlags flags,
            DataSource dataSource) {
        this.orders = orders;
        this.carts = carts;
        this.transactions = transactions;
        this.holdPoints = holdPoints;
        this.shownCarts = shownCarts;
        this.flags = flags;
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public Optional<Cart> current() {
        return order().map(carts::read);
    }

    @Override
    public List<Refusal> refused() {
        return order().map(flags::refusals).orElse(List.of());
    }

    @Override
    public Optional<AppliedWish> wish() {
        return order().flatMap(CartWish::of);
    }

    @Override
    public Optional<PointsQuote> wishFor(@Nullable AppliedWish wish) {
        Order order = order().orElseThrow(() -> new IllegalStateException("there is no cart"));
        return priced(order, () -> CartWish.keep(order, wish == null ? leftOver(order) : wish));
    }

    /** What is kept where no points are spent by choice: goods of the mall cost points all the same. */
    private @Nullable AppliedWish leftOver(Order order) {
        return carts.read(order).isOfTheMall() ? AppliedWish.NONE : null;
    }

    @Override
    public Optional<PointsQuote> show() {
        return order().filter(order -> CartWish.of(order).isPresent()).flatMap(order -> priced(order, () -> {}));
    }

    private Optional<PointsQuote> priced(Order order, Runnable change) {
        return transactions.required(() -> {
            lock(order.getId());
            change.run();
            return shownCarts.tell(shownCarts.price(order));
        });
    }

    /**
     * Asked of the database: the store keeps orders in a cache of each process, where an order that was placed on
     * another node is a cart still. A checkout that runs in one transaction has the row; any other has its hold.
     */
    private void lock(long orderId) {
        boolean placed = jdbc.queryForList(
                        "SELECT ORDER_ID FROM BLC_ORDER WHERE ORDER_ID = ? AND SUBMIT_DATE IS NULL FOR UPDATE",
                        Long.class,
                        orderId)
                .isEmpty();
        if (placed || holdPoints.openHold(orderId).isPresent()) {
            throw new CartTakenException(orderId);
        }
    }

    private Optional<Order> order() {
        Customer customer = CustomerState.getCustomer();
        if (customer == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(CartState.getCart())
                .filter(current -> isOpenCartOf(customer, current))
                .or(() -> Optional.ofNullable(orders.findCartForCustomer(customer)));
    }

    /** Never another customer's, however it became current; nor the store's stand-in for no cart, nor a placed order. */
    private static boolean isOpenCartOf(Customer customer, Order order) {
        return order.getId() != null
                && order.getSubmitDate() == null
                && order.getCustomer() != null
                && customer.getId() != null
                && customer.getId().equals(order.getCustomer().getId());
    }
}
