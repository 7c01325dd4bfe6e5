package org.pointsmall.loyalty.reward;

/** Where a reward is in its life. */
public enum RewardState {
    /** It is there, and can't be used yet. */
    ISSUED,
    /** It can be used. */
    ACTIVE,
    /** It has been used as often as it can be. */
    USED,
    /** Its time was up before it was used. */
    EXPIRED,
    /** It was given back, or withdrawn. */
    VOIDED;

    /** Whether it can still be used, now or later. */
    public boolean isOpen() {
        return this == ISSUED || this == ACTIVE;
    }
}
