package org.pointsmall.loyalty.earning;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;

/**
 * All by which a purchase earns, as it stands at one moment.
 *
 * @param rate what paid money earns where no rule says otherwise, in the programme's currency
 * @param book the rules
 * @param perOrder the most that an order earns; null where there is no such limit
 * @param limits the most that is earned in a time, by a member or by all
 * @param zone the programme's calendar, by which limits count
 */
public record EarningRules(PointsRate rate, RuleBook book, @Nullable Points perOrder, List<Limit> limits, ZoneId zone) {
    public EarningRules {
        limits = List.copyOf(limits);
    }

    /** Nothing but the rate. */
    public static EarningRules at(PointsRate rate, ZoneId zone) {
        return new EarningRules(rate, RuleBook.EMPTY, null, List.of(), zone);
    }
}
