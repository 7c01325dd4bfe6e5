package org.pointsmall.loyalty.adjustment.opening;

/** Why nothing is done for a row. */
public enum OpeningProblem {
    /** It names nobody. */
    NO_MEMBER,
    /** It has no whole number of points from 1 to a thousand million, and no tier. */
    NO_POINTS,
    /** A day in it is none, or is written in a way that means two days. */
    NO_DAY,
    /** The points would be earned after today. */
    EARNED_LATER,
    /** The points can't be spent any more. */
    EXPIRED,
    /** Its reference, or the member's id in the earlier programme, is too long or can't be read. */
    NO_REFERENCE,
    /** The same reference stands in an earlier row of the file. */
    TWICE,
    UNKNOWN_MEMBER,
    SEVERAL_MEMBERS,
    /** The member's id in the earlier programme is said to be another's as well. */
    EXTERNAL_TAKEN,
    ACCOUNT_CLOSED,
    /** The programme has no such tier. */
    UNKNOWN_TIER,
    /** The tier's last day is over. */
    TIER_OVER,
    /** The same lot was posted before: nothing is lacking. */
    BEFORE,
    /** Under the same reference something else was posted before. */
    OTHER_CONTENT
}
