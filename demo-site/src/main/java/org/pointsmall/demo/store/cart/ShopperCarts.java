package org.pointsmall.demo.store.cart;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.order.service.type.OrderStatus;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.pointsmall.demo.store.problem.StoreProblem;
import org.pointsmall.demo.store.problem.StoreProblemCode;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds, makes and changes the carts that a customer has. */
@Component
public class ShopperCarts {

    /** A cart can be checked out between finding and locking it: then the next one is taken. */
    private static final int ATTEMPTS = 3;

    private final OrderService orders;
    private final OrderLock lock;
    private final CheckoutLease lease;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final CartDisplay display;

    ShopperCarts(
            @Qualifier("blOrderService") OrderService orders,
            OrderLock lock,
            CheckoutLease lease,
            JdbcTemplate jdbc,
            TransactionTemplate storeTransaction,
            ObjectProvider<CartDisplay> display) {
        this.orders = orders;
        this.lock = lock;
        this.lease = lease;
        this.jdbc = jdbc;
        this.transaction = storeTransaction;
        this.display = display.getIfAvailable(() -> CartDisplay.AS_PRICED);
    }

    /** A cart as the database has it, whatever this node's caches say. */
    Optional<Order> read(OptionalLong id) {
        return id.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(transaction.execute(status -> lock.fresh(id.getAsLong())));
    }

    /** A cart as it is to be shown; one that is being checked out is shown as it is. */
    public Optional<Order> shown(OptionalLong id) {
        if (id.isEmpty()) {
            return Optional.empty();
        }
        long cart = id.getAsLong();
        return Optional.ofNullable(transaction.execute(status -> {
            Order asItIs = lock.fresh(cart);
            if (!display.concerns(asItIs)) {
                return asItIs;
            }
            boolean open = OrderStatus.IN_PROCESS.getType().equals(lock.acquire(cart)) && !lease.isHeld(cart);
            Order locked = lock.fresh(cart);
            return open ? display.show(locked) : locked;
        }));
    }

    /** A new cart, beside those that the customer has; from now on the one that is meant where none is named. */
    Order another(Customer customer) {
        return Objects.requireNonNull(transaction.execute(status -> orders.createNewCartForCustomer(customer)));
    }

    /**
     * The same with something in it.
     *
     * @param change given the new cart, answers it as it is priced then; if it throws, there is no cart either
     */
    public Order another(Customer customer, UnaryOperator<Order> change) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Order changed = change.apply(orders.createNewCartForCustomer(customer));
            display.showPriced(changed);
            return changed;
        }));
    }

    /**
     * Changes a cart of the customer's.
     *
     * @param named which; where none is named the newest, which is made where there is none
     * @param change given the locked cart, answers it as it is priced then, which the shopper is shown; if it throws,
     *     nothing has happened
     * @throws StoreProblem CONFLICT where the cart is being checked out, or the named one was meanwhile
     */
    public Order change(Customer customer, OptionalLong named, UnaryOperator<Order> change) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            long cart = named.orElseGet(() -> newest(customer.getId()).orElseGet(() -> newCart(customer)));
            Optional<Order> answer = transaction.execute(status -> {
                if (!OrderStatus.IN_PROCESS.getType().equals(lock.acquire(cart))) {
                    return Optional.empty();
                }
                if (lease.isHeld(cart)) {
                    throw StoreProblem.of(StoreProblemCode.CONFLICT);
                }
                Order changed = change.apply(lock.fresh(cart));
                display.showPriced(changed);
                return Optional.of(changed);
            });
            if (answer != null && answer.isPresent()) {
                return answer.get();
            }
        }
        throw StoreProblem.of(StoreProblemCode.CONFLICT);
    }

    /**
     * Does away with a cart of the customer's, as Broadleaf does.
     *
     * @param last is given the cart as it was
     * @throws StoreProblem CONFLICT where it is being checked out, or was meanwhile
     */
    public <T> T drop(long cart, Function<Order, T> last) {
        return Objects.requireNonNull(transaction.execute(status -> {
            if (!OrderStatus.IN_PROCESS.getType().equals(lock.acquire(cart)) || lease.isHeld(cart)) {
                throw StoreProblem.of(StoreProblemCode.CONFLICT);
            }
            Order order = lock.fresh(cart);
            T answer = last.apply(order);
            orders.cancelOrder(order);
            return answer;
        }));
    }

    /** In a transaction of its own: nobody holds a customer's row while waiting for an order's. */
    private long newCart(Customer customer) {
        Long made = transaction.execute(status -> {
            lock.acquireCustomer(customer.getId());
            OptionalLong existing = newest(customer.getId());
            return existing.isPresent()
                    ? existing.getAsLong()
                    : orders.createNewCartForCustomer(customer).getId();
        });
        if (made == null) {
            throw StoreProblem.of(StoreProblemCode.CONFLICT);
        }
        return made;
    }

    /** The one that Broadleaf takes for the cart; asked of the database, whose answer is no cached one. */
    OptionalLong newest(long customerId) {
        return jdbc
                .queryForList(
                        "SELECT ORDER_ID FROM BLC_ORDER WHERE CUSTOMER_ID = ? AND ORDER_STATUS = ?"
                                + " AND NAME IS NULL ORDER BY ORDER_ID DESC",
                        Long.class,
                        customerId,
                        OrderStatus.IN_PROCESS.getType())
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** The status of an order of this customer's; nothing where there is no such order. */
    public Optional<String> status(long customerId, long orderId) {
        return jdbc
                .queryForList(
                        "SELECT ORDER_STATUS FROM BLC_ORDER WHERE CUSTOMER_ID = ? AND ORDER_ID = ?",
                        String.class,
                        customerId,
                        orderId)
                .stream()
                .findFirst();
    }
}
