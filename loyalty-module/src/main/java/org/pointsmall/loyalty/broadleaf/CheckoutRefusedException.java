package org.pointsmall.loyalty.broadleaf;

import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusedException;

/**
 * Stops the store's checkout because the programme refuses it. The store passes it on as the cause of its own checkout
 * exception; nothing has moved.
 */
final class CheckoutRefusedException extends RefusedException {
    private static final long serialVersionUID = 1L;

    CheckoutRefusedException(Refusal refusal) {
        super(refusal);
    }
}
