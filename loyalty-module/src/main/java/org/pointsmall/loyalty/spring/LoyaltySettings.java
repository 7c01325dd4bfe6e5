package org.pointsmall.loyalty.spring;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;

/**
 * The programme's settings, from the store's properties.
 *
 * @param offset what points pay for
 * @param earning {@code loyalty.earning.points} are earned by each {@code loyalty.earning.money} paid; 1 by 1.00
 * @param holdLasting {@code loyalty.hold.time-out}: how long a checkout may take; 15 minutes
 * @param lots how long points last
 */
record LoyaltySettings(OffsetSettings offset, Rate earning, Duration holdLasting, LotSettings lots) {

    /** A rate before its currency is known. */
    record Rate(long points, BigDecimal money) {
        PointsRate in(Currency currency) {
            return new PointsRate(Points.of(points), Money.exactly(money, currency));
        }

        static Rate of(String name, long points, BigDecimal money) {
            Rate rate = new Rate(points, money);
            if (rate.points() < 1 || rate.money().signum() <= 0) {
                throw new IllegalArgumentException(name + " needs at least 1 point and more than 0 money: " + rate);
            }
            return rate;
        }
    }

    static LoyaltySettings of(LoyaltyProperties properties) {
        LoyaltyProperties.Earning earning = properties.earning();
        return new LoyaltySettings(
                OffsetSettings.of(properties.offset()),
                Rate.of("loyalty.earning", earning.points(), earning.money()),
                properties.hold().timeOut(),
                LotSettings.of(properties));
    }
}
