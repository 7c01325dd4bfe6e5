package org.pointsmall.loyalty.mall;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.campaign.Shopper;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.tier.Tier;

/**
 * Somebody asks for pieces of an offer: all that {@link Eligibility} looks at.
 *
 * @param offer which one
 * @param quantity how many pieces, at least 1
 * @param member whether it is a member; a guest is not
 * @param shopper the member's tier and segments
 * @param leastTier the offer's least tier as it is now; null where it has none, or the programme no longer has it
 * @param available the member's points
 * @param price what one piece costs
 * @param remaining how many pieces are left; null for no limit
 * @param used how many the member has taken in the period
 * @param facts what else is known of the member
 * @param at the moment
 */
record Asked(
        MallOffer offer,
        long quantity,
        boolean member,
        Shopper shopper,
        @Nullable Tier leastTier,
        Points available,
        OfferPrice price,
        @Nullable Long remaining,
        long used,
        MemberFacts facts,
        Instant at) {

    /** What all of the pieces cost in points. */
    Points points() {
        return price.points().times(quantity);
    }

    /** How many points are lacking for it. */
    Points lacking() {
        return points().isMoreThan(available) ? points().minus(available) : Points.ZERO;
    }
}
