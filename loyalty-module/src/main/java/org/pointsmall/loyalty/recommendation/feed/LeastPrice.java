package org.pointsmall.loyalty.recommendation.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.pointsmall.loyalty.campaign.CampaignBook;
import org.pointsmall.loyalty.campaign.Shopper;
import org.pointsmall.loyalty.mall.MallOffer;
import org.pointsmall.loyalty.mall.OfferPricing;
import org.pointsmall.loyalty.mall.Price;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.tier.Tier;

/**
 * The least that a piece of an offer costs anybody: by it offers are found that a balance may buy, and none is missed. What
 * it costs the member is computed before it is shown.
 */
final class LeastPrice {
    private final CampaignBook campaigns;
    private final List<Shopper> shoppers = new ArrayList<>();

    /** @param tiers the programme's */
    LeastPrice(CampaignBook campaigns, Collection<Tier> tiers) {
        this.campaigns = campaigns;
        Set<SegmentCode> all = campaigns.segmentsWithPrices();
        shoppers.add(new Anybody(Optional.empty(), all));
        tiers.forEach(tier -> shoppers.add(new Anybody(Optional.of(tier), all)));
    }

    /** Somebody of this tier who is in every segment that matters. */
    private record Anybody(Optional<Tier> tier, Set<SegmentCode> segments) implements Shopper {}

    /** @param firstLeft how many pieces are left at the price of the first ones */
    Points of(MallOffer offer, Set<Long> categories, long firstLeft, Instant at) {
        return shoppers.stream()
                .map(shopper -> OfferPricing.price(offer, campaigns, shopper, categories, firstLeft, 1, at)
                        .points())
                .min(Points::compareTo)
                .orElseThrow();
    }

    /** When it may be another one without anybody's doing. */
    Optional<Instant> nextChange(MallOffer offer, Instant now) {
        return Stream.of(campaigns.nextPriceChange(now), endOfLaunch(offer).filter(end -> end.isAfter(now)))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private static Optional<Instant> endOfLaunch(MallOffer offer) {
        Price.Launch launch = offer.terms().price().launch();
        return launch == null
                ? Optional.empty()
                : Optional.ofNullable(offer.publishedAt()).map(at -> at.plus(Duration.ofDays(launch.days())));
    }
}
