package org.pointsmall.demo.store.checkout;

/**
 * The store's seam to a loyalty programme: what an order moved. Without a bean of this type there are no points. Asked
 * within the transaction that submitted the order, where there is one.
 */
public interface OrderPoints {

    /** Points of an order; zero where none moved. */
    record Moved(long spent, long earned) {}

    Moved of(long orderId);
}
