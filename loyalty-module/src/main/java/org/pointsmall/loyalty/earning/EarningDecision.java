package org.pointsmall.loyalty.earning;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.trace.TraceLine;

/**
 * What a purchase earns.
 *
 * @param points how many, possibly 0
 * @param allocation which lines earn them; sums to {@code points}
 * @param counted what of them counts against which limit, by line
 * @param trace how that came about; what its steps say to have added sums to {@code points}
 */
public record EarningDecision(Points points, Allocation allocation, List<Counted> counted, List<TraceLine> trace) {
    public EarningDecision {
        counted = List.copyOf(counted);
        trace = List.copyOf(trace);
    }

    /** What counts against which limit. */
    public Map<LimitKey, Points> uses() {
        return counted.stream().collect(Collectors.toMap(Counted::key, Counted::points, Points::plus));
    }
}
