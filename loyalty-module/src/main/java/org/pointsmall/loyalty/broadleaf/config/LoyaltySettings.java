package org.pointsmall.loyalty.broadleaf.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.springframework.core.env.Environment;

/**
 * The programme's settings, from the store's properties.
 *
 * @param currency of the rates; null for the store's default
 * @param offset what points pay for
 * @param earning {@code loyalty.earning.points} are earned by each {@code loyalty.earning.money} paid; 1 by 1.00
 * @param holdLasting {@code loyalty.hold.time-out}: how long a checkout may take; 15 minutes
 * @param lots how long points last
 */
record LoyaltySettings(
        @Nullable Currency currency, OffsetSettings offset, Rate earning, Duration holdLasting, LotSettings lots) {

    /** A rate before its currency is known. */
    record Rate(long points, BigDecimal money) {
        PointsRate in(Currency currency) {
            return new PointsRate(Points.of(points), Money.exactly(money, currency));
        }

        static Rate from(Environment environment, String name, long points) {
            Rate rate = new Rate(
                    environment.getProperty(name + ".points", Long.class, points),
                    environment.getProperty(name + ".money", BigDecimal.class, new BigDecimal("1.00")));
            if (rate.points() < 1 || rate.money().signum() <= 0) {
                throw new IllegalArgumentException(name + " needs at least 1 point and more than 0 money: " + rate);
            }
            return rate;
        }
    }

    static LoyaltySettings from(Environment environment) {
        String currency = environment.getProperty("loyalty.currency");
        return new LoyaltySettings(
                currency == null ? null : Currency.getInstance(currency),
                OffsetSettings.from(environment),
                Rate.from(environment, "loyalty.earning", 1),
                environment.getProperty("loyalty.hold.time-out", Duration.class, Duration.ofMinutes(15)),
                LotSettings.from(environment));
    }
}
