package org.pointsmall.loyalty.reward.code;

import java.time.Instant;

/**
 * A pool of codes, and how many are left in it.
 *
 * @param added how many were ever added
 * @param given how many of them were given
 * @param few from how many on that are left somebody should add more; 0 for never
 */
public record CodePool(long id, String name, long added, long given, long few, Instant openedAt, String actor) {

    public long left() {
        return added - given;
    }

    /** Whether it runs out soon, or has. */
    public boolean runsOut() {
        return left() <= few;
    }
}
