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
 * @param offset {@code loyalty.offset.points} are worth {@code loyalty.offset.money}; 100 are worth 1.00
 * @param offsetMinimum {@code loyalty.offset.minimum}: the fewest points that can be spent on an order; 1
 * @param earning {@code loyalty.earning.points} are earned by each {@code loyalty.earning.money} paid; 1 by 1.00
 * @param holdLasting {@code loyalty.hold.time-out}: how long a checkout may take; 15 minutes
 * @param lots how long points last
 */
record LoyaltySettings(
        @Nullable Currency currency,
        Rate offset,
        Points offsetMinimum,
        Rate earning,
        Duration holdLasting,
        LotSettings lots) {

    /** A rate before its currency is known. */
    record Rate(long points, BigDecimal money) {
        PointsRate in(Currency currency) {
            return new PointsRate(Points.of(points), Money.exactly(money, currency));
        }
    }

    static LoyaltySettings from(Environment environment) {
        String currency = environment.getProperty("loyalty.currency");
        return new LoyaltySettings(
                currency == null ? null : Currency.getInstance(currency),
                rate(environment, "loyalty.offset", 100),
                Points.of(environment.getProperty("loyalty.offset.minimum", Long.class, 1L)),
                rate(environment, "loyalty.earning", 1),
                environment.getProperty("loyalty.hold.time-out", Duration.class, Duration.ofMinutes(15)),
                LotSettings.from(environment));
    }

    private static Rate rate(Environment environment, String name, long points) {
        Rate rate = new Rate(
                environment.getProperty(name + ".points", Long.class, points),
                environment.getProperty(name + ".money", BigDecimal.class, new BigDecimal("1.00")));
        if (rate.points() < 1 || rate.money().signum() <= 0) {
            throw new IllegalArgumentException(name + " needs at least 1 point and more than 0 money: " + rate);
        }
        return rate;
    }
}
