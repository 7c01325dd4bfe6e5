package org.pointsmall.loyalty.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.campaign.CampaignEffect.OffsetRate;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.trace.TraceLine;

/**
 * What points pay at the checkout; a pure function of its arguments. The best of the standard rate, the tier's and those
 * of campaigns counts; what is not better than what a shopper has anyway does nothing, and the shopper is asked about
 * only for a campaign that could be better.
 */
public final class RatePolicy {
    private RatePolicy() {}

    /**
     * The rate for this shopper at this moment.
     *
     * @param usable whether a checkout can count with a rate, by what the store's settings say now: what was saved may be
     *     older than they are
     */
    public static MemberRate rate(
            CampaignBook book, Shopper shopper, PointsRate standard, Predicate<PointsRate> usable, Instant at) {
        PointsRate best = standard;
        @Nullable TraceLine reason = null;
        Optional<Tier> tier = shopper.tier();
        PointsRate ofTier = tier.map(own -> own.benefits().offsetRate()).orElse(null);
        if (tier.isPresent() && ofTier != null && usable.test(ofTier) && ofTier.isBetterThan(best)) {
            best = ofTier;
            reason = line("rate.tier", TierOperands.of(tier.get()), best);
        }
        for (Campaign campaign : book.rates()) {
            PointsRate offered = campaign.terms().effect().decide(price -> standard, OffsetRate::rate);
            if (usable.test(offered) && offered.isBetterThan(best) && campaign.applies(shopper, at)) {
                best = offered;
                reason = line("rate.campaign", campaign.operands(shopper), best);
            }
        }
        TraceLine first = line("rate.standard", new TreeMap<>(), standard);
        return new MemberRate(best, standard, reason == null ? List.of(first) : List.of(first, reason));
    }

    private static TraceLine line(String code, Map<String, String> operands, PointsRate rate) {
        operands.put("ratePoints", Long.toString(rate.points().value()));
        operands.put("rateMoney", rate.money().toString());
        return new TraceLine(code, operands);
    }
}
