package org.pointsmall.loyalty.broadleaf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.persistence.CacheStoreMode;
import javax.persistence.EntityManager;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.domain.OrderImpl;
import org.broadleafcommerce.core.order.domain.OrderItemImpl;
import org.broadleafcommerce.core.payment.domain.OrderPaymentImpl;
import org.pointsmall.loyalty.purchase.PlacedOrder;
import org.pointsmall.loyalty.simulation.SubmittedCarts;

/**
 * Reads the store's orders as a checkout would, many at a time. They are detached before anything is done with them:
 * nothing of them is ever written.
 */
final class StoreSubmittedCarts implements SubmittedCarts {
    /** Orders of years would push what shoppers need now out of the store's caches. */
    private static final String STORE_MODE = "javax.persistence.cache.storeMode";

    private final EntityManager entities;
    private final Carts carts;

    /** @param entities of the transaction at hand */
    StoreSubmittedCarts(EntityManager entities, Carts carts) {
        this.entities = entities;
        this.carts = carts;
    }

    @Override
    public List<PlacedOrder> of(List<Long> ids) {
        entities.setProperty(STORE_MODE, CacheStoreMode.BYPASS);
        try {
            fetch(OrderItemImpl.class, "orderItemPriceDetails", ids);
            fetch(OrderPaymentImpl.class, "transactions", ids);
            List<Order> orders = new ArrayList<>(entities.createQuery(
                            "SELECT o FROM " + OrderImpl.class.getName() + " o WHERE o.id IN (:ids)", Order.class)
                    .setParameter("ids", ids)
                    .getResultList());
            orders.sort(Comparator.comparing(Order::getId));
            List<PlacedOrder> placed = new ArrayList<>();
            for (Order order : orders) {
                Members.of(order.getCustomer())
                        .ifPresent(
                                member -> placed.add(new PlacedOrder(member, carts.read(order), carts.offset(order))));
            }
            return placed;
        } finally {
            entities.clear();
            entities.setProperty(STORE_MODE, CacheStoreMode.USE);
        }
    }

    /**
     * Loads parts of orders with what belongs to them. Left to the order, each part would load its own, and for these the
     * store has no index: it would be read from end to end for every line.
     */
    private void fetch(Class<?> part, String belonging, List<Long> ids) {
        entities.createQuery("SELECT DISTINCT p FROM " + part.getName() + " p LEFT JOIN FETCH p." + belonging
                        + " WHERE p.order.id IN (:ids)")
                .setParameter("ids", ids)
                .getResultList();
    }
}
