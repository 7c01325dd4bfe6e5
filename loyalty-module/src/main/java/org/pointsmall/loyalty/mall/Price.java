package org.pointsmall.loyalty.mall;

import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;

/**
 * What one piece costs before tiers and campaigns.
 *
 * @param points at least 1; nothing for gifts alone
 * @param cash what is paid in cash beside them; null for nothing
 * @param market what it is worth elsewhere, for comparison; null where nothing is said
 * @param launch a lower price in the first days; null without one
 * @param first a lower price for the first pieces; null without one
 * @param cost what one piece costs the merchant; null where nothing is said
 */
public record Price(
        Points points,
        @Nullable Money cash,
        @Nullable Money market,
        @Nullable Launch launch,
        @Nullable First first,
        @Nullable Money cost) {
    /** Of gifts. */
    public static final Price NOTHING = of(Points.ZERO);

    /** Of an offer that does not say what it costs the merchant. */
    public Price(
            Points points,
            @Nullable Money cash,
            @Nullable Money market,
            @Nullable Launch launch,
            @Nullable First first) {
        this(points, cash, market, launch, first, null);
    }

    /** What the points are worth: what it costs elsewhere, less the cash that is paid all the same; null where nothing is said. */
    public @Nullable Money worth() {
        if (market == null || (cash != null && !cash.currency().equals(market.currency()))) {
            return null;
        }
        return cash == null ? market : market.minus(cash.min(market));
    }

    public static Price of(Points points) {
        return new Price(points, null, null, null, null);
    }

    /**
     * The price of the first days.
     *
     * @param days how many after the offer was first put into force, each of 24 hours
     * @param points fewer than the price
     */
    public record Launch(int days, Points points) {}

    /**
     * The price of the first pieces.
     *
     * @param pieces how many
     * @param points fewer than the price
     */
    public record First(long pieces, Points points) {}
}
