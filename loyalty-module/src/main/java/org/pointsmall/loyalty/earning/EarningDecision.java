package org.pointsmall.loyalty.earning;

import java.util.List;
import org.pointsmall.loyalty.account.Allocation;
import org.pointsmall.loyalty.account.TraceLine;
import org.pointsmall.loyalty.points.Points;

/**
 * What a purchase earns.
 *
 * @param points how many, possibly 0
 * @param allocation which lines earn them; sums to {@code points}
 * @param trace how that came about
 */
public record EarningDecision(Points points, Allocation allocation, List<TraceLine> trace) {
    public EarningDecision {
        trace = List.copyOf(trace);
    }
}
