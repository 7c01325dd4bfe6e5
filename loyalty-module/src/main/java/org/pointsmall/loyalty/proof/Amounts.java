package org.pointsmall.loyalty.proof;

/** Points by state, as a row keeps them or as entries add up to them. Of one thread, and below zero where that is so. */
public final class Amounts {
    private final long[] points;

    private Amounts(int states) {
        points = new long[states];
    }

    static Amounts none() {
        return new Amounts(PointsState.ALL.size());
    }

    /** What is kept of a lot: the first three states only, since there may be many lots. */
    public static Amounts ofLot(long available, long pending, long held) {
        Amounts amounts = new Amounts(PointsState.OWNED.size());
        amounts.add(PointsState.AVAILABLE, available);
        amounts.add(PointsState.PENDING, pending);
        amounts.add(PointsState.HELD, held);
        return amounts;
    }

    /** What is kept of an account. */
    public static Amounts ofAccount(long available, long pending, long held, long spent, long expired, long debt) {
        Amounts amounts = none();
        amounts.add(PointsState.AVAILABLE, available);
        amounts.add(PointsState.PENDING, pending);
        amounts.add(PointsState.HELD, held);
        amounts.add(PointsState.SPENT, spent);
        amounts.add(PointsState.EXPIRED, expired);
        amounts.add(PointsState.DEBT, debt);
        return amounts;
    }

    void add(PointsState state, long amount) {
        points[state.ordinal()] = Math.addExact(points[state.ordinal()], amount);
    }

    void add(Amounts others) {
        PointsState.ALL.forEach(state -> add(state, others.of(state)));
    }

    long of(PointsState state) {
        return points[state.ordinal()];
    }

    long owned() {
        long sum = 0;
        for (PointsState state : PointsState.OWNED) {
            sum = Math.addExact(sum, of(state));
        }
        return sum;
    }

    boolean areZero() {
        for (long amount : points) {
            if (amount != 0) {
                return false;
            }
        }
        return true;
    }
}
