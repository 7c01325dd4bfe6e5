package org.pointsmall.loyalty.redemption;

import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

/** The cart is no longer one that points or goods of the mall can be put on: it was placed meanwhile, or is being checked out. */
public final class CartTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long orderId;

    public CartTakenException(long orderId) {
        super("order " + orderId);
        this.orderId = orderId;
    }

    /** What the shopper is told: {@code CONFLICT}, with the order ({@code orderId}) that was a cart. */
    public Refusal refusal() {
        return Refusal.of(RefusalCode.CONFLICT).with("orderId", orderId);
    }
}
