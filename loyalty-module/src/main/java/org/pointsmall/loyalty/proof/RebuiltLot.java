package org.pointsmall.loyalty.proof;

/** What the lines so far add up to for one lot. */
final class RebuiltLot {
    private final long id;
    private final Amounts points = Amounts.ofLot(0, 0, 0);
    private long lastEntry = Difference.NO_ENTRY;
    private boolean overdrawn;
    private long owed;

    RebuiltLot(long id) {
        this.id = id;
    }

    long id() {
        return id;
    }

    Amounts points() {
        return points;
    }

    void add(PointsState state, long amount) {
        points.add(state, amount);
    }

    /** What points pay that come back to it; below zero for what it is to get back. */
    void owe(long amount) {
        owed = Math.addExact(owed, amount);
    }

    long owed() {
        return owed;
    }

    boolean isNothing() {
        return points.areZero() && owed == 0;
    }

    long lastEntry() {
        return lastEntry;
    }

    void movedBy(long entry) {
        lastEntry = entry;
    }

    /** Whether this state is below zero, and the lot was not before: told once, not with each entry that follows. */
    boolean becameOverdrawn(PointsState state) {
        boolean now = points.of(state) < 0;
        boolean first = now && !overdrawn;
        overdrawn |= now;
        return first;
    }
}
