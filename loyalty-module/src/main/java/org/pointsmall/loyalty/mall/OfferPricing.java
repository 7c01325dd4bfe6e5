package org.pointsmall.loyalty.mall;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.campaign.CampaignBook;
import org.pointsmall.loyalty.campaign.PointsPrice;
import org.pointsmall.loyalty.campaign.PricePolicy;
import org.pointsmall.loyalty.campaign.Priced;
import org.pointsmall.loyalty.campaign.Shopper;
import org.pointsmall.loyalty.catalogue.CategoryId;
import org.pointsmall.loyalty.catalogue.ProductId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.trace.TraceLine;

/**
 * What an offer costs; a pure function of its arguments. The offer's own lower price, the one of the first days or that
 * of the first pieces, whichever is lower, takes the place of its list price; tiers and campaigns make it less by
 * {@link PricePolicy}, which rounds once, up.
 */
public final class OfferPricing {
    private OfferPricing() {}

    /**
     * The price of one piece.
     *
     * @param campaigns those in force
     * @param categories the product's, where the campaigns ask for them
     * @param firstLeft how many pieces are left at the price of the first ones
     * @param quantity how many are taken at once: the price of the first pieces is for those that all fit in what is left
     */
    public static OfferPrice price(
            MallOffer offer,
            CampaignBook campaigns,
            Shopper shopper,
            Set<Long> categories,
            long firstLeft,
            long quantity,
            Instant at) {
        Price price = offer.terms().price();
        if (price.points().isZero()) {
            return new OfferPrice(Points.ZERO, Points.ZERO, null, false, List.of());
        }
        List<TraceLine> trace = new ArrayList<>();
        trace.add(new TraceLine("price.list", Map.of("points", text(price.points()))));
        Points own = price.points();
        Price.Launch launch = price.launch();
        if (launch != null && isLaunch(launch, offer.publishedAt(), at)) {
            trace.add(less("price.launch", own, launch.points(), Map.of("days", Integer.toString(launch.days()))));
            own = launch.points();
        }
        Price.First first = price.first();
        boolean isFirst = false;
        if (first != null && own.isMoreThan(first.points()) && firstLeft >= quantity) {
            isFirst = true;
            trace.add(less("price.first", own, first.points(), Map.of("pieces", Long.toString(first.pieces()))));
            own = first.points();
        }
        PointsPrice paid = PricePolicy.price(campaigns, shopper, priced(own, offer, categories), at);
        trace.addAll(paid.trace().subList(1, paid.trace().size()));
        return new OfferPrice(price.points(), paid.price(), price.cash(), isFirst, trace);
    }

    private static Priced priced(Points points, MallOffer offer, Set<Long> categories) {
        Long product = offer.terms().content().givenProduct();
        return product == null
                ? Priced.reward(points)
                : new Priced(
                        points,
                        new ProductId(product),
                        categories.stream().map(CategoryId::new).collect(Collectors.toSet()));
    }

    private static boolean isLaunch(Price.Launch launch, @Nullable Instant published, Instant at) {
        return published != null && at.isBefore(published.plus(Duration.ofDays(launch.days())));
    }

    private static TraceLine less(String code, Points before, Points after, Map<String, String> operands) {
        Map<String, String> all = new TreeMap<>(operands);
        all.put("less", text(before.minus(after)));
        return new TraceLine(code, all);
    }

    private static String text(Points points) {
        return Long.toString(points.value());
    }
}
