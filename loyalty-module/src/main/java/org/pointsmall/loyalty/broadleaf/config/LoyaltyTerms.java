package org.pointsmall.loyalty.broadleaf.config;

import java.time.Duration;
import org.pointsmall.loyalty.broadleaf.cart.StoreCurrency;
import org.pointsmall.loyalty.earning.BaseRate;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.redemption.OffsetPolicy;
import org.pointsmall.loyalty.redemption.RedemptionTerms;

/** The programme's terms as the settings say, in the store's currency. */
final class LoyaltyTerms implements RedemptionTerms, BaseRate {
    private final LoyaltySettings settings;
    private final StoreCurrency currency;

    LoyaltyTerms(LoyaltySettings settings, StoreCurrency currency) {
        this.settings = settings;
        this.currency = currency;
    }

    @Override
    public OffsetPolicy offset() {
        return new OffsetPolicy(settings.offset().in(currency.now()), settings.offsetMinimum());
    }

    @Override
    public PointsRate now() {
        return settings.earning().in(currency.now());
    }

    @Override
    public Duration holdLasting() {
        return settings.holdLasting();
    }
}
