package org.pointsmall.loyalty.earning;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.ledger.LotPart;
import org.pointsmall.loyalty.ledger.LotPolicy;
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
 * @param own how many of them last otherwise than the programme's, as the rules say that gave them
 */
public record EarningDecision(
        Points points, Allocation allocation, List<Counted> counted, List<TraceLine> trace, Map<Expiry, Points> own) {
    /** Nothing at all. */
    static final EarningDecision NOTHING = new EarningDecision(Points.ZERO, Allocation.NONE, List.of(), List.of());

    public EarningDecision {
        counted = List.copyOf(counted);
        trace = List.copyOf(trace);
        own = Map.copyOf(own);
    }

    /** All points last as long as the programme's. */
    public EarningDecision(Points points, Allocation allocation, List<Counted> counted, List<TraceLine> trace) {
        this(points, allocation, counted, trace, Map.of());
    }

    /**
     * The points by the terms of their lots, where they are earned at this moment. Those whose own last day is over before
     * they can be spent last as long as the programme's: nobody is given what is lost already.
     */
    List<LotPart> parts(LotPolicy lots, Instant at, ZoneId zone) {
        List<LotPart> parts = new ArrayList<>();
        Points rest = points;
        for (Map.Entry<Expiry, Points> some : own.entrySet()) {
            LotPolicy policy = new LotPolicy(lots.pending(), some.getKey());
            if (!policy.isOver(at, zone)) {
                parts.add(new LotPart(some.getValue(), policy, true));
                rest = rest.minus(some.getValue());
            }
        }
        if (!rest.isZero()) {
            parts.add(new LotPart(rest, lots, false));
        }
        return parts;
    }

    /** What counts against which limit. */
    public Map<LimitKey, Points> uses() {
        return counted.stream().collect(Collectors.toMap(Counted::key, Counted::points, Points::plus));
    }
}
