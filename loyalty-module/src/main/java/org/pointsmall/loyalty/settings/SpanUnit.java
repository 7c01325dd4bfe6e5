package org.pointsmall.loyalty.settings;

import java.time.Duration;

/** What a span of time is counted in, the longest first. */
public enum SpanUnit {
    DAYS(Duration.ofDays(1)),
    HOURS(Duration.ofHours(1)),
    MINUTES(Duration.ofMinutes(1)),
    SECONDS(Duration.ofSeconds(1));

    private final Duration one;

    SpanUnit(Duration one) {
        this.one = one;
    }

    Duration times(long count) {
        return one.multipliedBy(count);
    }

    long in(Duration span) {
        return span.dividedBy(one);
    }

    /** The longest in which the span is a whole number; no span is finer than seconds here. */
    static SpanUnit of(Duration span) {
        for (SpanUnit unit : values()) {
            if (span.minus(unit.times(unit.in(span))).isZero()) {
                return unit;
            }
        }
        throw new IllegalArgumentException("settings are in whole seconds: " + span);
    }
}
