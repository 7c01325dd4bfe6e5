package org.pointsmall.loyalty.recommendation.feed;

import java.time.Duration;
import java.time.Instant;
import org.pointsmall.loyalty.recommendation.SearchUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leaves a search that is down in peace for a while, for longer the longer it is. Of one node: another finds out itself. */
final class Backoff {
    private static final Logger LOG = LoggerFactory.getLogger(Backoff.class);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 5;

    private final String what;
    private int failures;
    private Instant until = Instant.MIN;

    Backoff(String what) {
        this.what = what;
    }

    synchronized boolean isOver(Instant now) {
        return !now.isBefore(until);
    }

    /** Said once, however long it lasts. */
    synchronized void failed(SearchUnavailable unavailable, Instant now) {
        if (failures == 0) {
            LOG.warn("{} waits for the search: {}", what, unavailable.getMessage());
        }
        until = now.plus(wait(failures));
        failures++;
    }

    synchronized void succeeded() {
        if (failures > 0) {
            LOG.info("{} goes on: the search answers again", what);
        }
        failures = 0;
        until = Instant.MIN;
    }

    static Duration wait(int failures) {
        Duration doubled = Duration.ofSeconds(1L << Math.min(failures, MOST_DOUBLINGS));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
}
