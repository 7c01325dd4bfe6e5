package org.pointsmall.loyalty.aftersale;

import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Money;

/** The store's orders, as its database has them. Every method runs in the caller's transaction. */
public interface SoldOrders {

    /** How an order ends. */
    enum End {
        CANCELLED,
        /** All of its goods came back. */
        RETURNED
    }

    /** Locks the store's order row until the transaction ends; answers whether there is one. Comes before any account. */
    boolean lock(long orderId);

    /** The order as it was committed last, whatever this node has cached of it. To be called under the lock. */
    SoldOrder read(long orderId);

    /**
     * Notes a return with the store, under the lock.
     *
     * @param end how the order ends by it; null where it goes on
     * @param offset what its points payment gives back, possibly nothing
     * @param reference names the return
     */
    void note(long orderId, @Nullable End end, Money offset, String reference);
}
