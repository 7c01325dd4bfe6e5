package org.pointsmall.loyalty.campaign;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pointsmall.loyalty.campaign.CampaignEffect.PricePercent;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.Rounding;
import org.pointsmall.loyalty.points.Share;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.trace.TraceLine;

/**
 * What something costs in points; a pure function of its arguments.
 *
 * <p>The tier's per cent and those of the best campaign multiply: a gold member (90 %) pays on a day of 80 % what is 72 %
 * of the list price. Campaigns do not multiply with each other, only the best one counts: so each says what it gives, and
 * none adds up with others to a price that nobody meant. The tier's share is kept on such a day, for members were
 * promised it at all times.
 *
 * <p>Nothing is rounded on the way; at the end the price is rounded up, once. So it is never less than 1 point, and what
 * is taken off is never more than was announced.
 */
public final class PricePolicy {
    private static final int WHOLE = 100;

    private PricePolicy() {}

    /** The price for this shopper at this moment. */
    public static PointsPrice price(CampaignBook book, Shopper shopper, Priced priced, Instant at) {
        List<TraceLine> trace = new ArrayList<>();
        trace.add(new TraceLine(
                "price.list", Map.of("points", Long.toString(priced.list().value()))));
        Optional<Tier> tier = shopper.tier().filter(own -> percent(own) < WHOLE);
        int tierPercent = tier.map(PricePolicy::percent).orElse(WHOLE);
        Points forTier = percentOf(priced.list(), tierPercent, WHOLE);
        tier.ifPresent(own -> trace.add(line(own, priced.list().minus(forTier))));
        Optional<Campaign> best = best(book, shopper, priced, at);
        int percent = best.map(PricePolicy::percent).orElse(WHOLE);
        Points price = percentOf(priced.list(), tierPercent, percent);
        best.ifPresent(campaign -> trace.add(line(campaign, shopper, forTier.minus(price))));
        return new PointsPrice(priced.list(), price, trace);
    }

    /** The first in order of those that take off most. */
    private static Optional<Campaign> best(CampaignBook book, Shopper shopper, Priced priced, Instant at) {
        return book.prices().stream()
                .filter(campaign -> campaign.terms().scope().covers(priced.product(), priced.categories())
                        && campaign.applies(shopper, at))
                .min(Comparator.comparingInt(PricePolicy::percent));
    }

    private static Points percentOf(Points list, int first, int second) {
        return new Share((long) first * second, (long) WHOLE * WHOLE).of(list, Rounding.UP);
    }

    private static int percent(Tier tier) {
        return tier.benefits().mallPercent();
    }

    private static int percent(Campaign campaign) {
        return campaign.terms().effect().decide(PricePercent::percent, rate -> WHOLE);
    }

    private static TraceLine line(Tier tier, Points less) {
        Map<String, String> operands = TierOperands.of(tier);
        operands.put("percent", Integer.toString(percent(tier)));
        operands.put("less", Long.toString(less.value()));
        return new TraceLine("price.tier", operands);
    }

    private static TraceLine line(Campaign campaign, Shopper shopper, Points less) {
        Map<String, String> operands = campaign.operands(shopper);
        operands.put("percent", Integer.toString(percent(campaign)));
        operands.put("less", Long.toString(less.value()));
        return new TraceLine("price.campaign", operands);
    }
}
