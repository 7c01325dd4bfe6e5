package org.pointsmall.demo.store.order;

import java.util.List;
import javax.persistence.EntityManager;
import org.broadleafcommerce.core.order.domain.Order;
import org.hibernate.CacheMode;
import org.hibernate.Session;
import org.pointsmall.demo.store.problem.StoreProblem;
import org.springframework.stereotype.Component;

/**
 * Finds the orders that a customer has placed. Read past the cache of this process: another node may have cancelled
 * one.
 */
@Component
class ShopperOrders {

    private static final String PLACED = "select o from org.broadleafcommerce.core.order.domain.OrderImpl o"
            + " where o.customer.id = :customer and o.orderNumber is not null";

    private final EntityManager entityManager;

    ShopperOrders(EntityManager storeEntityManager) {
        this.entityManager = storeEntityManager;
    }

    /** The newest first, with ids below this one. */
    List<Order> of(long customerId, long before, int most) {
        refreshing();
        return entityManager
                .createQuery(PLACED + " and o.id < :before order by o.id desc", Order.class)
                .setParameter("customer", customerId)
                .setParameter("before", before)
                .setMaxResults(most)
                .getResultList();
    }

    /** @throws StoreProblem NOT_FOUND where the customer has no such order, whoever else may have it */
    Order of(long customerId, String number) {
        refreshing();
        return entityManager
                .createQuery(PLACED + " and o.orderNumber = :number", Order.class)
                .setParameter("customer", customerId)
                .setParameter("number", number)
                .getResultList()
                .stream()
                .findFirst()
                .orElseThrow(StoreProblem::notFound);
    }

    private void refreshing() {
        entityManager.unwrap(Session.class).setCacheMode(CacheMode.REFRESH);
    }
}
