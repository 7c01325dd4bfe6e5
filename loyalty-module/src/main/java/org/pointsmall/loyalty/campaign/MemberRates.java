package org.pointsmall.loyalty.campaign;

import java.util.function.Predicate;
import org.pointsmall.loyalty.definition.Latest;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.time.BusinessTime;

/** What members' points pay at the checkout now: by one statement for the tier, and one more where segments matter. */
public final class MemberRates {
    private final Latest<CampaignBook> campaigns;
    private final Shoppers shoppers;
    private final BusinessTime time;

    public MemberRates(Latest<CampaignBook> campaigns, Shoppers shoppers, BusinessTime time) {
        this.campaigns = campaigns;
        this.shoppers = shoppers;
        this.time = time;
    }

    /**
     * The member's rate.
     *
     * @param usable whether a checkout can count with a rate
     */
    public MemberRate of(MemberId member, PointsRate standard, Predicate<PointsRate> usable) {
        return RatePolicy.rate(campaigns.book(), shoppers.of(member), standard, usable, time.now());
    }
}
