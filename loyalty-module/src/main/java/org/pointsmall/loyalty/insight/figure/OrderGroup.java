package org.pointsmall.loyalty.insight.figure;

/** Whose orders are added up. The names are stored. */
public enum OrderGroup {
    /** Part of the order was paid with points. */
    WITH_POINTS,
    /** Orders without points of those who had an account when they placed them. */
    MEMBERS,
    /** All other orders without points: those of guests, and the first of each member. */
    OTHERS,
    /** Only of goods: what offers of the mall gave, in whichever order. It is counted with its order, too. */
    MALL
}
