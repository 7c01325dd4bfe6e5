package org.pointsmall.loyalty.broadleaf.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The real time, plus what a test has moved it on. */
public final class MovableClock extends Clock {
    private volatile Duration ahead = Duration.ZERO;
    private volatile @Nullable Instant stopped;

    public void advance(Duration duration) {
        ahead = ahead.plus(duration);
    }

    /** As late as it really is: what the store itself dates goes by that. */
    public void beOnTime() {
        ahead = Duration.ZERO;
    }

    /** Until {@link #goOn} it is always now, however long a machine takes. */
    public void stop() {
        stopped = instant();
    }

    public void goOn() {
        stopped = null;
    }

    @Override
    public Instant instant() {
        Instant still = stopped;
        return still == null ? Clock.systemUTC().instant().plus(ahead) : still;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the tests' clock is in UTC");
    }
}
