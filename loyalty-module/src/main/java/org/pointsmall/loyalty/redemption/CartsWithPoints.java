package org.pointsmall.loyalty.redemption;

import java.util.List;

/** The store's carts, as far as points lie on them. A cart is an order that was never submitted, whatever its status. */
public interface CartsWithPoints {
    /** The order's attribute that has the shopper's wish. */
    String WISH_ATTRIBUTE = "loyalty.points";

    /** The type of the payment that points make, as it is stored. */
    String PAYMENT_TYPE = "LOYALTY_POINTS";

    /** At most {@code limit} orders that are carts with a points payment or a wish, with ids after {@code after}, by id. */
    List<Long> after(long after, int limit);

    /**
     * Takes points payment and wish off, as the store itself takes a payment off. Of an order that was submitted
     * meanwhile, nothing is touched.
     */
    void takeOff(long orderId);

    /** Whether the store has accepted this order. */
    boolean isPlaced(long orderId);
}
