package org.pointsmall.loyalty.ledger;

/**
 * Where points are taken from that a returned order had earned. What is left of those very points comes first, whether it
 * waits or can be spent; a policy is about what has been spent or is held by then. Whatever it says, such points are taken
 * when they come back, from another order's return or from a checkout that came to nothing.
 */
public enum ClawbackPolicy {
    /** From other points that wait; what is lacking is written off unless it comes back. */
    REVOKE_FROM_PENDING,
    /** From all that the member has, down to zero; what is lacking is written off unless it comes back. */
    REVOKE_TO_ZERO,
    /**
     * From all that the member has; what is lacking becomes a debt. Whatever is earned or comes back later pays that
     * first.
     */
    REVOKE_BELOW_ZERO
}
