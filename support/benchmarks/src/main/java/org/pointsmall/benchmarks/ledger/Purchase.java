package org.pointsmall.benchmarks.ledger;

/** One checkout that spends points. */
record Purchase(long member, long order, long points) {
    static final int MOST_POINTS = 300;

    /**
     * The n-th purchase of a run, the same for both sides.
     *
     * @param members how many members shop, with ids from 1
     */
    static Purchase nth(long n, long members) {
        long mixed = mix(n);
        return new Purchase(
                1 + Long.remainderUnsigned(mixed, members), 1 + n, 1 + Long.remainderUnsigned(mix(mixed), MOST_POINTS));
    }

    /** SplitMix64's finalizer: neighbours in n land far from each other, and the same n always on the same spot. */
    private static long mix(long n) {
        long z = n + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
