package org.pointsmall.loyalty.earning;

/** What rules of one group give where several of them apply to a line. */
public enum Stacking {
    /** What each of them adds, together. */
    ALL,
    /** What the one adds that adds most to this line; among equals, the one that is first. */
    HIGHEST,
    /** What the one adds that is first. */
    FIRST
}
