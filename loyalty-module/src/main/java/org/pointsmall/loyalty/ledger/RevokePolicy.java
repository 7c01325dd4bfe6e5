package org.pointsmall.loyalty.ledger;

/** Where points are taken from that a returned order had earned. Its own lot always comes first. */
public enum RevokePolicy {
    /** Only from pending points; what is lacking is written off. */
    REVOKE_FROM_PENDING,
    /** From all that the member has, down to zero; what is lacking is written off. */
    REVOKE_TO_ZERO,
    /** From all that the member has; what is lacking becomes a debt that later earnings pay first. */
    REVOKE_BELOW_ZERO
}
