package org.pointsmall.loyalty.ledger;

/** Where a hold is in its life. It leaves {@link #OPEN} once and never comes back. */
public enum HoldStatus {
    OPEN,
    COMMITTED,
    RELEASED,
    TIMED_OUT
}
