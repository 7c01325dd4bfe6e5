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
    /** Points owed by members whose account went below zero; counts down as they owe more. */
    PROGRAMME_DEBT,
    /** Points that should have been taken back and nobody has or owes; counts down as they are given up. */
    PROGRAMME_WRITTEN_OFF;

    /** Whether the points are the member's and so lie in a lot. */
    public boolean isMembers() {
        return this == MEMBER_AVAILABLE || this == MEMBER_PENDING || this == MEMBER_HELD;
    }
}
