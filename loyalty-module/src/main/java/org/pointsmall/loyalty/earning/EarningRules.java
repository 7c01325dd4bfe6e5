package org.pointsmall.loyalty.earning;

import java.time.ZoneId;
import org.pointsmall.loyalty.points.PointsRate;

/**
 * All by which a purchase earns, as it stands at one moment.
 *
 * @param rate what paid money earns where no rule says otherwise, in the programme's currency
 * @param book the rules
 * @param zone the programme's calendar, by which limits count
 */
public record EarningRules(PointsRate rate, RuleBook book, ZoneId zone) {}
