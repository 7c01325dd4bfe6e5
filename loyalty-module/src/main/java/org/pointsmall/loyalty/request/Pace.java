package org.pointsmall.loyalty.request;

import java.time.Duration;

/**
 * How many requests there may be.
 *
 * @param requests in each window, 1 or more
 * @param window how long one lasts, whole seconds; the first one began on 1 January 1970
 */
public record Pace(int requests, Duration window) {
    public Pace {
        if (requests < 1 || window.toSeconds() < 1 || window.toMillis() % 1000 != 0) {
            throw new IllegalArgumentException("no pace of requests: " + requests + " in " + window);
        }
    }

    /** When the window of a moment began, in milliseconds. */
    long windowAt(long now) {
        return now - Math.floorMod(now, window.toMillis());
    }
}
