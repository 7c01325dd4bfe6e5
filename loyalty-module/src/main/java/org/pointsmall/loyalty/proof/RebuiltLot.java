package org.pointsmall.loyalty.proof;

/** What the lines so far add up to for one lot. */
final class RebuiltLot {
    private final long id;
    private final Amounts points = Amounts.ofLot(0, 0, 0);
    private long lastEntry = Difference.NO_ENTRY;
    private boolean overdrawn;

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
