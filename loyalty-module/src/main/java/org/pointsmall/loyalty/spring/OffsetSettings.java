package org.pointsmall.loyalty.spring;

import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.points.Rounding;
import org.pointsmall.loyalty.points.Share;
import org.pointsmall.loyalty.redemption.OffsetPolicy;
import org.pointsmall.loyalty.spring.LoyaltySettings.Rate;

/**
 * What points pay for at the checkout, from the store's properties.
 *
 * @param rate {@code loyalty.offset.points} are worth {@code loyalty.offset.money}; 100 are worth 1.00
 * @param minimum {@code loyalty.offset.minimum}: the fewest points that can be spent on an order; 1
 * @param step {@code loyalty.offset.step}: points are spent in multiples of so many; 1
 * @param maximum {@code loyalty.offset.maximum}: the most that can be spent on an order; null for no limit
 * @param share {@code loyalty.offset.share}: the most that they pay of an order's total, {@code 50%}; all of it
 * @param minimumCash {@code loyalty.offset.minimum-cash}: what of an order must be paid otherwise; 0
 * @param onShipping {@code loyalty.offset.on-shipping}: whether they pay for shipping too; no
 * @param onTax {@code loyalty.offset.on-tax}: whether they pay for the tax of what they pay for; no
 */
record OffsetSettings(
        Rate rate,
        Points minimum,
        Points step,
        @Nullable Points maximum,
        Share share,
        BigDecimal minimumCash,
        boolean onShipping,
        boolean onTax) {
    /** A share in per cent has at most two decimals. */
    private static final int HUNDRED_PER_CENT = 100_00;

    static OffsetSettings of(LoyaltyProperties.Offset offset) {
        Long maximum = offset.maximum();
        return new OffsetSettings(
                Rate.of("loyalty.offset", offset.points(), offset.money()),
                Points.of(offset.minimum()),
                Points.of(offset.step()),
                maximum == null ? null : Points.of(maximum),
                share(offset.share()),
                offset.minimumCash(),
                offset.onShipping(),
                offset.onTax());
    }

    /** As operators have published it. */
    static OffsetSettings of(OffsetPolicy policy) {
        return new OffsetSettings(
                Rate.of(policy.rate()),
                policy.minimum(),
                policy.step(),
                policy.maximum(),
                policy.share(),
                policy.minimumCash().amount(),
                policy.onShipping(),
                policy.onTax());
    }

    /**
     * The policy in this currency.
     *
     * @throws RuntimeException where an amount is finer than the currency, or a step is not worth whole minor units
     */
    OffsetPolicy in(Currency currency) {
        return at(rate.in(currency));
    }

    /** Whether points can be spent at another rate: in this currency, in steps that are worth whole minor units. */
    boolean fits(PointsRate other, Currency currency) {
        return other.money().currency().equals(currency)
                && (step.value() == 1 || other.worth(step, Rounding.DOWN).equals(other.worth(step, Rounding.UP)));
    }

    /** The policy at a rate that {@link #fits}. */
    OffsetPolicy at(PointsRate rate) {
        return new OffsetPolicy(
                rate,
                minimum,
                step,
                maximum,
                share,
                Money.exactly(minimumCash, rate.money().currency()),
                onShipping,
                onTax);
    }

    private static Share share(String text) {
        if (!text.matches("[0-9]{1,3}(\\.[0-9]{1,2})?%")) {
            throw new IllegalArgumentException("loyalty.offset.share is a percentage like 50% or 12.5%, not " + text);
        }
        BigDecimal perCent = new BigDecimal(text.substring(0, text.length() - 1));
        return new Share(perCent.movePointRight(2).longValueExact(), HUNDRED_PER_CENT);
    }
}
