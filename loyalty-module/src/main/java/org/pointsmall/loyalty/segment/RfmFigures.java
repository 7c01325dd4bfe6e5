package org.pointsmall.loyalty.segment;

import java.time.Instant;
import org.pointsmall.loyalty.member.MemberId;

/**
 * What one member is ranked by, in one run.
 *
 * @param days since the last order, in the programme's zone
 * @param money in minor units of the run's currency
 */
public record RfmFigures(MemberId member, Instant lastOrder, long days, long orders, long money) {

    static RfmFigures of(Purchases purchases, RunPlan plan) {
        if (!purchases.money().currency().equals(plan.currency())) {
            throw new IllegalArgumentException("a run in " + plan.currency() + " can't count " + purchases);
        }
        return new RfmFigures(
                purchases.member(),
                purchases.lastOrder(),
                plan.daysSince(purchases.lastOrder()),
                purchases.orders(),
                purchases.money().minorUnits());
    }
}
