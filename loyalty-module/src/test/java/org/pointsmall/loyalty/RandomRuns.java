package org.pointsmall.loyalty;

/**
 * How many random lives a test goes through: all of them in the whole build, and a part of them where {@code
 * -Drandom.one-in} says so, as {@code -Pfast} does.
 */
public final class RandomRuns {
    private static final int ONE_IN = Integer.getInteger("random.one-in", 1);

    private RandomRuns() {}

    public static int of(int all) {
        return Math.max(1, all / ONE_IN);
    }
}
