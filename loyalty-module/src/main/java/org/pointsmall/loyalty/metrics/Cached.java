package org.pointsmall.loyalty.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.time.BusinessTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a query answered, for some seconds: however often metrics are read, and by however many, the database is asked
 * once in that time. A failure is remembered as long, as no answer, so that a database in trouble is left in peace.
 */
final class Cached<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Cached.class);

    private final Supplier<T> query;
    private final Duration lasting;
    private final BusinessTime time;
    private @Nullable Instant askedAt;
    private @Nullable T answer;

    Cached(Supplier<T> query, Duration lasting, BusinessTime time) {
        this.query = query;
        this.lasting = lasting;
        this.time = time;
    }

    /** Who comes while the database is being asked waits for that answer. */
    synchronized Optional<T> get() {
        Instant now = time.now();
        Instant asked = askedAt;
        if (asked == null || Duration.between(asked, now).abs().compareTo(lasting) >= 0) {
            askedAt = now;
            answer = ask();
        }
        return Optional.ofNullable(answer);
    }

    private @Nullable T ask() {
        try {
            return query.get();
        } catch (RuntimeException e) {
            LOG.warn("A metric has no value for {}", lasting, e);
            return null;
        }
    }
}
