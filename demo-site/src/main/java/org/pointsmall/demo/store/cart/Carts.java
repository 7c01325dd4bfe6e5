package org.pointsmall.demo.store.cart;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.order.service.type.OrderStatus;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.pointsmall.demo.store.problem.StoreProblem;
import org.pointsmall.demo.store.problem.StoreProblemCode;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds, makes and changes the one cart that a customer has. */
@Component
public class Carts {

    /** A cart can be checked out between finding and locking it: then the next one is taken. */
    private static final int ATTEMPTS = 3;

    private final OrderService orders;
    private final OrderLock lock;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    Carts(
            @Qualifier("blOrderService") OrderService orders,
            OrderLock lock,
            JdbcTemplate jdbc,
            TransactionTemplate storeTransaction) {
        this.orders = orders;
        this.lock = lock;
        this.jdbc = jdbc;
        this.transaction = storeTransaction;
    }

    /** The customer's cart as it is; nothing is made for who only looks. */
    public Optional<Order> find(Customer customer) {
        return Optional.ofNullable(orders.findCartForCustomer(customer));
    }

    /**
     * Changes the customer's cart, which is made where there is none.
     *
     * @param change given the locked cart, answers what is to be answered; if it throws, nothing has happened
     */
    <T> T change(Customer customer, Function<Order, T> change) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            long cart = currentCart(customer.getId()).orElseGet(() -> newCart(customer));
            Optional<T> answer = transaction.execute(status -> {
                if (!OrderStatus.IN_PROCESS.getType().equals(lock.acquire(cart))) {
                    return Optional.empty();
                }
                return Optional.of(change.apply(lock.fresh(cart)));
            });
            if (answer != null && answer.isPresent()) {
                return answer.get();
            }
        }
        throw StoreProblem.of(StoreProblemCode.CONFLICT);
    }

    /** In a transaction of its own: nobody holds a customer's row while waiting for an order's. */
    private long newCart(Customer customer) {
        Long made = transaction.execute(status -> {
            lock.acquireCustomer(customer.getId());
            OptionalLong existing = currentCart(customer.getId());
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
    private OptionalLong currentCart(long customerId) {
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
}
