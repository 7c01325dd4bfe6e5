package org.pointsmall.loyalty.ledger;

/**
 * Another checkout of the order was claimed at the very same moment. The transaction that met it can't go on, and the
 * caller's request was refused with {@code CONFLICT}.
 */
public final class ClaimTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long orderId;

    public ClaimTakenException(long orderId, Throwable cause) {
        super("order " + orderId + " was claimed by another checkout", cause);
        this.orderId = orderId;
    }

    public long orderId() {
        return orderId;
    }
}
