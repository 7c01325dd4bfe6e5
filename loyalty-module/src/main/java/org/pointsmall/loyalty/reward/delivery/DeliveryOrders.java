package org.pointsmall.loyalty.reward.delivery;

import org.pointsmall.loyalty.purchase.OrderRef;

/** The store's orders, as things are sent by them. */
@FunctionalInterface
public interface DeliveryOrders {

    /**
     * Places an order that costs nothing, by the store's own services, in the caller's transaction. The caller undoes that
     * where this fails.
     *
     * @throws UndeliverableException where it can't be placed now
     */
    OrderRef place(Parcel parcel);
}
