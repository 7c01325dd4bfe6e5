package org.pointsmall.loyalty.ledger.load;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The same time on all nodes of this machine, in which a day goes by in two seconds: points become
 * available, expire, and holds run out of time while everything else goes on.
 */
final class FastClock extends Clock {
    private static final long TIMES_AS_FAST = 50_000;
    private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");

    private final long startedAt;

    /** @param startedAt the system's milliseconds at which this clock stood at its start */
    FastClock(long startedAt) {
        this.startedAt = startedAt;
    }

    @Override
    public Instant instant() {
        return START.plus(
                Duration.ofMillis(System.currentTimeMillis() - startedAt).multipliedBy(TIMES_AS_FAST));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the ledger knows instants only");
    }
}
