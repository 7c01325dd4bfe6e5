package org.pointsmall.loyalty.refusal;

/**
 * The closed list of reasons for which the programme refuses. Where several apply, the one declared first is given, so
 * the order of the constants is part of the contract.
 */
public enum RefusalCode {
    INSUFFICIENT_POINTS,
    BELOW_MINIMUM,
    ABOVE_CAP,
    NOT_ELIGIBLE_TIER,
    MEMBERS_ONLY,
    NOT_ELIGIBLE,
    EXCLUSIVE_ITEM,
    SOLD_OUT,
    MEMBER_LIMIT_REACHED,
    OUTSIDE_WINDOW,
    NO_OFFSET_ITEM,
    ACCOUNT_FROZEN,
    ADDRESS_MISSING,
    HOLD_EXPIRED,
    CART_CHANGED,
    PAYMENTS_ABOVE_TOTAL,
    IDEMPOTENCY_KEY_REUSED,
    UNKNOWN_FIELD,
    CONFLICT,
    RATE_LIMITED
}
