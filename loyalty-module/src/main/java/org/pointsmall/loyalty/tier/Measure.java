package org.pointsmall.loyalty.tier;

/** By what members qualify. */
public enum Measure {
    /** Points that orders earned. */
    POINTS,
    /** Money by which orders earned points, in minor units of the scheme's currency: what was really paid for goods. */
    SPEND
}
