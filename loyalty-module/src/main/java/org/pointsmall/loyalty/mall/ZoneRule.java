package org.pointsmall.loyalty.mall;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Money;

/**
 * Which offers are in a zone by themselves: those that meet each of these limits. Without any limit, none is. It goes by
 * what offers say, and not by what they cost somebody: a zone has the same offers for all who see them.
 *
 * @param saving 100 points save at least so much of what it is worth elsewhere; null for no such limit
 * @param mostPoints it costs at most so many points; null for no such limit
 * @param tiers it is for one of these tiers, or from one of them on; empty for no such limit
 * @param publishedDays it was first put into force in the last so many days, each of 24 hours; null for no such limit
 * @param campaign a campaign on prices is about it, by its id, and applies; null for no such limit
 */
public record ZoneRule(
        @Nullable Money saving,
        @Nullable Long mostPoints,
        Set<TierCode> tiers,
        @Nullable Integer publishedDays,
        @Nullable Long campaign) {
    /** None. */
    public static final ZoneRule NONE = new ZoneRule(null, null, Set.of(), null, null);

    private static final BigInteger PER_POINTS = BigInteger.valueOf(100);

    public ZoneRule {
        tiers = Set.copyOf(tiers);
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /** Whether the offer meets all of its limits but the one of the campaign. */
    boolean isMetBy(MallOffer offer, Instant at) {
        OfferTerms terms = offer.terms();
        return (saving == null || saves(terms.price(), saving))
                && (mostPoints == null || terms.price().points().value() <= mostPoints)
                && (tiers.isEmpty() || isForTiers(terms.audience()))
                && (publishedDays == null || isPublishedSince(offer.publishedAt(), at, publishedDays));
    }

    private static boolean saves(Price price, Money least) {
        Money worth = price.worth();
        return worth != null
                && worth.currency().equals(least.currency())
                && BigInteger.valueOf(worth.minorUnits())
                                .multiply(PER_POINTS)
                                .compareTo(BigInteger.valueOf(least.minorUnits())
                                        .multiply(BigInteger.valueOf(
                                                price.points().value())))
                        >= 0;
    }

    private boolean isForTiers(OfferAudience audience) {
        TierCode least = audience.leastTier();
        return least == null ? !Collections.disjoint(audience.members().tiers(), tiers) : tiers.contains(least);
    }

    private static boolean isPublishedSince(@Nullable Instant published, Instant at, int days) {
        return published != null && published.isAfter(at.minus(Duration.ofDays(days)));
    }
}
