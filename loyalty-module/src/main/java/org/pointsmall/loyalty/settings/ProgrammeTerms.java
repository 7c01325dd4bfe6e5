package org.pointsmall.loyalty.settings;

import java.time.Duration;
import org.pointsmall.loyalty.adjustment.ApprovalRule;
import org.pointsmall.loyalty.aftersale.ReturnPolicy;
import org.pointsmall.loyalty.ledger.ClawbackPolicy;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.recommendation.RecommendationTerms;
import org.pointsmall.loyalty.redemption.OffsetPolicy;

/**
 * The programme's settings. They decide about what is yet to come: what stands in the journal, and what was told to a
 * shopper, is never touched by them.
 *
 * @param reason why they were written as they are; empty for the store's properties
 * @param earning what is paid for so many points
 * @param lots how long earned points wait and last
 * @param offset what points pay for at the checkout, at the standard rate
 * @param returns what goes back when goods do
 * @param grace how long points can be spent that come back after they had expired
 * @param clawback what a return takes back that has been spent
 * @param segments how members are measured
 * @param approval from when on adjustments by hand need a second admin
 * @param recommendations what a page of recommendations is made by
 */
public record ProgrammeTerms(
        String reason,
        PointsRate earning,
        LotPolicy lots,
        OffsetPolicy offset,
        ReturnPolicy returns,
        Duration grace,
        ClawbackPolicy clawback,
        MeasuringTerms segments,
        ApprovalRule approval,
        RecommendationTerms recommendations) {

    /** The same for another reason. */
    public ProgrammeTerms because(String other) {
        return new ProgrammeTerms(
                other, earning, lots, offset, returns, grace, clawback, segments, approval, recommendations);
    }
}
