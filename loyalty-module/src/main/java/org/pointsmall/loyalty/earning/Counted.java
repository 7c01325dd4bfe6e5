package org.pointsmall.loyalty.earning;

import org.pointsmall.loyalty.points.Points;

/**
 * What of one line's points counts against a limit.
 *
 * @param itemId the store's order item
 * @param points those that count, at most as many as it earns
 * @param earned all that the line earns
 */
public record Counted(LimitKey key, long itemId, Points points, Points earned) {
    public Counted {
        if (points.isZero() || points.isMoreThan(earned)) {
            throw new IllegalArgumentException(points + " of " + earned + " can't count against " + key);
        }
    }
}
