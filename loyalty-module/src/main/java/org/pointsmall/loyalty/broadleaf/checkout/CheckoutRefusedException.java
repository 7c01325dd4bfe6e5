package org.pointsmall.loyalty.broadleaf.checkout;

import org.pointsmall.loyalty.refusal.Refusal;

/**
 * Stops the store's checkout because the programme refuses it. The store passes it on as the cause of its own checkout
 * exception; nothing has moved.
 */
public final class CheckoutRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public CheckoutRefusedException(Refusal refusal) {
        super(refusal.toString());
        this.refusal = refusal;
    }

    /** Why. */
    public Refusal refusal() {
        return refusal;
    }
}
