package org.pointsmall.loyalty.points;

/** What becomes of a fraction. There is no default: whoever converts says which. */
public enum Rounding {
    /** Towards nothing. */
    DOWN,
    /** Away from nothing. */
    UP
}
