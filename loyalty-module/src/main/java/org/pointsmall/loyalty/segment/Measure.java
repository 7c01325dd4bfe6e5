package org.pointsmall.loyalty.segment;

import java.util.function.ToLongFunction;

/** What members are ranked by. */
public enum Measure {
    /** Days since the last order: fewer are better. */
    RECENCY(Figures::days, false),
    /** Orders: more are better. */
    FREQUENCY(Figures::orders, true),
    /** Money in minor units: more is better. */
    MONETARY(Figures::money, true);

    private final ToLongFunction<Figures> value;
    private final boolean moreIsBetter;

    Measure(ToLongFunction<Figures> value, boolean moreIsBetter) {
        this.value = value;
        this.moreIsBetter = moreIsBetter;
    }

    /** Whether the higher of two values is the better one. */
    public boolean moreIsBetter() {
        return moreIsBetter;
    }

    long of(Figures figures) {
        return value.applyAsLong(figures);
    }

    boolean isBetter(long one, long other) {
        return moreIsBetter ? one > other : one < other;
    }
}
