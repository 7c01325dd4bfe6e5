package org.pointsmall.loyalty.segment;

import java.util.function.ToLongFunction;

/** What members are ranked by. */
public enum RfmMeasure {
    /** Days since the last order: fewer are better. */
    RECENCY(RfmFigures::days, false),
    /** Orders: more are better. */
    FREQUENCY(RfmFigures::orders, true),
    /** Money in minor units: more is better. */
    MONETARY(RfmFigures::money, true);

    private final ToLongFunction<RfmFigures> value;
    private final boolean moreIsBetter;

    RfmMeasure(ToLongFunction<RfmFigures> value, boolean moreIsBetter) {
        this.value = value;
        this.moreIsBetter = moreIsBetter;
    }

    /** Whether the higher of two values is the better one. */
    public boolean moreIsBetter() {
        return moreIsBetter;
    }

    long of(RfmFigures figures) {
        return value.applyAsLong(figures);
    }

    boolean isBetter(long one, long other) {
        return moreIsBetter ? one > other : one < other;
    }
}
