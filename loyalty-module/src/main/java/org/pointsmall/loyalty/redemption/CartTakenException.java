package org.pointsmall.loyalty.redemption;

/** The cart is no longer one that points can be put on: it was placed meanwhile, or is being checked out. */
public final class CartTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long orderId;

    public CartTakenException(long orderId) {
        super("order " + orderId);
        this.orderId = orderId;
    }

    /** Of the order that was a cart. */
    public long orderId() {
        return orderId;
    }
}
