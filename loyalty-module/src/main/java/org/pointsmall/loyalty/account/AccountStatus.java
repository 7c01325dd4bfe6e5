package org.pointsmall.loyalty.account;

/** Whether an account may move points. */
public enum AccountStatus {
    ACTIVE,
    /** Points can still be earned and given back, but not spent. */
    FROZEN
}
