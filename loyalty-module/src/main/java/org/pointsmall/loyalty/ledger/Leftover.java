package org.pointsmall.loyalty.ledger;

import org.pointsmall.loyalty.points.PointsRate;

/** What becomes of the points that are left in an account that is closed. */
public sealed interface Leftover {

    /** They are lost. */
    record Forfeited() implements Leftover {}

    /**
     * What is available is paid out, what is pending is lost.
     *
     * @param rate by which points are paid, rounded down to the minor unit
     */
    record PaidOut(PointsRate rate) implements Leftover {}
}
