package org.pointsmall.loyalty.aftersale;

/** How far a return has come. Its points have moved in either case. */
public enum ReturnStatus {
    /** Cash has still to go back. */
    CASH_DUE,
    /** All is done. */
    DONE
}
