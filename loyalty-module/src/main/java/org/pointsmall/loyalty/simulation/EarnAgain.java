package org.pointsmall.loyalty.simulation;

import org.pointsmall.loyalty.earning.EarningDecision;
import org.pointsmall.loyalty.earning.EarningPolicy;
import org.pointsmall.loyalty.earning.EarningRules;

/** Decides anew what orders of the past earn, one after the other, and counts it against limits. */
final class EarnAgain {
    private final EarningPolicy policy;
    private final SimulatedCounts counts;

    EarnAgain(EarningRules rules, SimulatedCounts counts) {
        policy = new EarningPolicy(rules);
        this.counts = counts;
    }

    EarningDecision decide(PastOrder order) {
        EarningDecision decision = policy.decide(
                order.cart(),
                order.offset(),
                order.member(),
                order.context(),
                counts.at(order.context().at()));
        counts.add(order.cart().order().id(), decision.uses(), order.undoneAt());
        return decision;
    }
}
