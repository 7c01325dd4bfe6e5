package org.pointsmall.loyalty.insight.figure;

/** What makes a member active. The names are stored. */
public enum Activity {
    /** Earned or used points. */
    MOVED,
    /** Used points: at a checkout or for a reward. */
    BURNED
}
