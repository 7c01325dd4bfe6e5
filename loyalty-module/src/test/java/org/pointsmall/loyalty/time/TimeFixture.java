package org.pointsmall.loyalty.time;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** The time of a programme whose days are those of UTC. */
public final class TimeFixture {
    private TimeFixture() {}

    /** It goes as this clock does. */
    public static BusinessTime inUtc(Clock clock) {
        return new BusinessTime(clock, ZoneOffset.UTC);
    }

    /** It stands still. */
    public static BusinessTime standingAt(Instant now) {
        return inUtc(Clock.fixed(now, ZoneOffset.UTC));
    }
}
