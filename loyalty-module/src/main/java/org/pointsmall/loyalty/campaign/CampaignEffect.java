package org.pointsmall.loyalty.campaign;

import java.util.function.Function;
import org.pointsmall.loyalty.points.PointsRate;

/** What a campaign does. */
public sealed interface CampaignEffect {

    /** Each of them, as {@code effect.kind} says. */
    enum Kind {
        PRICE_PERCENT,
        OFFSET_RATE
    }

    /** What follows from it: whoever asks decides for each kind. */
    <R> R decide(Function<PricePercent, R> price, Function<OffsetRate, R> rate);

    default Kind kind() {
        return decide(price -> Kind.PRICE_PERCENT, rate -> Kind.OFFSET_RATE);
    }

    /**
     * Points prices come down.
     *
     * @param percent to so many per cent, 1 to 99
     */
    record PricePercent(int percent) implements CampaignEffect {
        @Override
        public <R> R decide(Function<PricePercent, R> price, Function<OffsetRate, R> rate) {
            return price.apply(this);
        }
    }

    /** Points pay more at the checkout: by this rate, for whom it is better than the rate that they have anyway. */
    record OffsetRate(PointsRate rate) implements CampaignEffect {
        @Override
        public <R> R decide(Function<PricePercent, R> price, Function<OffsetRate, R> rate) {
            return rate.apply(this);
        }
    }
}
