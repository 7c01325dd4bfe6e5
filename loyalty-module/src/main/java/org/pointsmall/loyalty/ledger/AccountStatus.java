package org.pointsmall.loyalty.ledger;

/** Whether an account may move points. */
public enum AccountStatus {
    ACTIVE,
    /** Points can still be earned and given back, but not spent. */
    FROZEN,
    /** Ended by the programme or the member: nothing is earned or spent any more. */
    CLOSED,
    /** Has become part of another account, for which it stands from then on. */
    MERGED
}
