package org.pointsmall.loyalty.campaign;

import java.util.List;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.trace.TraceLine;

/**
 * What points pay at the checkout, beside what they pay otherwise.
 *
 * @param rate what they pay of this shopper's now: never less than by {@code standard}
 * @param standard what they pay without tiers and campaigns
 * @param trace the standard rate, and what put a better one in its place, if anything did
 */
public record MemberRate(PointsRate rate, PointsRate standard, List<TraceLine> trace) {
    public MemberRate {
        trace = List.copyOf(trace);
    }
}
