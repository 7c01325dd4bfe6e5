package org.pointsmall.loyalty.campaign;

import org.pointsmall.loyalty.points.PointsRate;

/** What a campaign does. What may be saved, {@link CampaignRules} says. */
public sealed interface CampaignEffect {

    /**
     * Points prices come down.
     *
     * @param percent to so many per cent, 1 to 99
     */
    record PricePercent(int percent) implements CampaignEffect {}

    /** Points pay more at the checkout: by this rate, for whom it is better than the rate that they have anyway. */
    record OffsetRate(PointsRate rate) implements CampaignEffect {}
}
