package org.pointsmall.loyalty.ledger;

/**
 * What a posting moves points on: a state of the member's points, or the programme's other side. The programme's sides
 * carry the opposite sign, so that an entry sums to zero.
 */
public enum LedgerSide {
    MEMBER_AVAILABLE,
    MEMBER_PENDING,
    MEMBER_HELD,
    /** Points given out; counts down as they are issued. */
    PROGRAMME_ISSUED,
    /** Points used up by redemption. */
    PROGRAMME_BURNED,
    /** Points that expired unused. */
    PROGRAMME_BREAKAGE,
    /** Points given or taken by hand; counts down as they are given. */
    PROGRAMME_ADJUSTMENT,
    /** Points taken over from an earlier programme; counts down as they come in. */
    PROGRAMME_OPENING,
    /** Points owed by members whose account went below zero; counts down as they owe more. */
    PROGRAMME_DEBT,
    /**
     * Points that should have been taken back and were not there; counts down as they are given up. A line that names a
     * lot says that points which come back to it pay this first; one that goes the other way, that the lot gave its
     * points instead of such a lot, and is to get them back. Without a lot it is for good.
     */
    PROGRAMME_WRITTEN_OFF;

    /** Whether the points are the member's and so lie in a lot. */
    public boolean isMembers() {
        return this == MEMBER_AVAILABLE || this == MEMBER_PENDING || this == MEMBER_HELD;
    }

    /** Whether a lot may owe what the side has. */
    boolean mayBeOwedByALot() {
        return this == PROGRAMME_WRITTEN_OFF;
    }
}
