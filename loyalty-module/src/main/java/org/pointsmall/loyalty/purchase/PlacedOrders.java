package org.pointsmall.loyalty.purchase;

import java.util.Optional;

/** The store's accepted orders, as its database has them now. */
public interface PlacedOrders {

    /** The order, where the store has accepted it; nothing where it is still a cart, or gone, or a guest's. */
    Optional<PlacedOrder> find(long orderId);
}
