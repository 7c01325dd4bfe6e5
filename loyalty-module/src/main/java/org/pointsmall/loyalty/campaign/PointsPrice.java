package org.pointsmall.loyalty.campaign;

import java.util.List;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.trace.TraceLine;

/**
 * A price in points, beside the one that it came from.
 *
 * @param list what it costs without tiers and campaigns
 * @param price what it costs this shopper now: at least 1, at most {@code list}
 * @param trace how the one became the other; what its lines take off sums to the difference
 */
public record PointsPrice(Points list, Points price, List<TraceLine> trace) {
    public PointsPrice {
        trace = List.copyOf(trace);
        if (price.isZero() || price.isMoreThan(list)) {
            throw new IllegalArgumentException("no price below " + list + ": " + price);
        }
    }
}
