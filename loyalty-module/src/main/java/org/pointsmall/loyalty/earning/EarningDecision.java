package org.pointsmall.loyalty.earning;

import java.util.List;
import java.util.Map;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.trace.TraceLine;

/**
 * What a purchase earns.
 *
 * @param points how many, possibly 0
 * @param allocation which lines earn them; sums to {@code points}
 * @param uses what of them counts against which limit
 * @param trace how that came about; what its steps say to have added sums to {@code points}
 */
public record EarningDecision(Points points, Allocation allocation, Map<LimitKey, Points> uses, List<TraceLine> trace) {
    public EarningDecision {
        uses = Map.copyOf(uses);
        trace = List.copyOf(trace);
    }
}
