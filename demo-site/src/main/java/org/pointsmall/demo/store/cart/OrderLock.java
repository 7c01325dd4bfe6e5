package org.pointsmall.demo.store.cart;

import javax.persistence.EntityManager;
import javax.sql.DataSource;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.hibernate.CacheMode;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The lock on an order's row. Broadleaf has locks in memory only, one a session; this one holds between sessions and
 * between nodes. It is released with the transaction that took it.
 */
@Component
@Transactional(value = "blTransactionManager", propagation = Propagation.MANDATORY)
public class OrderLock {

    /** Longer than a checkout whose card never answers, so that those who wait get an answer. */
    private static final int PATIENCE_SECONDS = 15;

    private final JdbcTemplate jdbc;
    private final EntityManager entityManager;
    private final OrderService orders;

    OrderLock(
            @Qualifier("webDS") DataSource dataSource,
            EntityManager storeEntityManager,
            @Qualifier("blOrderService") OrderService orders) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.jdbc.setQueryTimeout(PATIENCE_SECONDS);
        this.entityManager = storeEntityManager;
        this.orders = orders;
    }

    /**
     * Waits for the order's row and locks it.
     *
     * @return the order's status as committed; Hibernate's caches may still say otherwise
     * @throws org.springframework.dao.TransientDataAccessException when somebody else keeps it for too long
     */
    public String acquire(long orderId) {
        return jdbc
                .query(
                        "SELECT ORDER_STATUS FROM BLC_ORDER WHERE ORDER_ID = ? FOR UPDATE",
                        (row, n) -> row.getString(1),
                        orderId)
                .stream()
                .findFirst()
                .orElse("");
    }

    /** Waits for the customer's row and locks it: a customer's first cart is made once. */
    public void acquireCustomer(long customerId) {
        jdbc.queryForList("SELECT CUSTOMER_ID FROM BLC_CUSTOMER WHERE CUSTOMER_ID = ? FOR UPDATE", customerId);
    }

    /**
     * The order as it is in the database now, with all that can be changed of it at another node (items, payments,
     * attributes, offers), whatever this request or another one on this node had read of it. To be called with the lock
     * held and before anything is changed: what the session holds is dropped.
     */
    public Order fresh(long orderId) {
        Session session = entityManager.unwrap(Session.class);
        session.clear();
        CacheMode former = session.getCacheMode();
        session.setCacheMode(CacheMode.REFRESH);
        try {
            Order order = orders.findOrderById(orderId);
            order.getOrderItems().forEach(item -> Hibernate.initialize(item.getOrderItemPriceDetails()));
            Hibernate.initialize(order.getOrderAttributes());
            Hibernate.initialize(order.getOrderAdjustments());
            Hibernate.initialize(order.getAddedOfferCodes());
            order.getFulfillmentGroups().forEach(group -> Hibernate.initialize(group.getFulfillmentGroupItems()));
            order.getPayments().forEach(payment -> Hibernate.initialize(payment.getTransactions()));
            return order;
        } finally {
            session.setCacheMode(former);
        }
    }
}
