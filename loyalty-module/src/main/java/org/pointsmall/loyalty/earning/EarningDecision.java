package org.pointsmall.loyalty.earning;

import java.util.List;
import org.pointsmall.loyalty.account.TraceLine;
import org.pointsmall.loyalty.points.Points;

/**
 * What a purchase earns.
 *
 * @param points how many, possibly 0
 * @param trace how that came about
 */
public record EarningDecision(Points points, List<TraceLine> trace) {
    public EarningDecision {
        trace = List.copyOf(trace);
    }
}
