package org.pointsmall.loyalty.simulation;

import java.util.List;
import org.pointsmall.loyalty.earning.EarningRule;
import org.pointsmall.loyalty.points.PointsRate;

/**
 * By what orders earn, and what that costs.
 *
 * @param earning what paid money earns where no rule says otherwise
 * @param rules those in force
 * @param worth what points are worth, to say what they cost
 * @param tiers by what tiers give
 */
record CostTerms(PointsRate earning, List<EarningRule> rules, PointsRate worth, OtherTiers tiers) {
    CostTerms {
        rules = List.copyOf(rules);
    }

    /** With the tiers as they are. */
    CostTerms(PointsRate earning, List<EarningRule> rules, PointsRate worth) {
        this(earning, rules, worth, OtherTiers.NONE);
    }
}
