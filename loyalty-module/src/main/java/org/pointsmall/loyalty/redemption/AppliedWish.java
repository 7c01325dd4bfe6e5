package org.pointsmall.loyalty.redemption;

import java.util.Currency;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;

/**
 * A wish as it is kept with the cart.
 *
 * @param wish how many points the shopper wants to spend
 * @param agreed how many the shopper was told that will be: what is charged in cash instead of these, because others
 *     have used up the balance meanwhile, the shopper has not agreed to
 * @param pricedAt the rate by which the cart's points payment was made last; null before the first pricing
 */
public record AppliedWish(PointsWish wish, Points agreed, @Nullable PointsRate pricedAt) {
    static final AppliedWish NONE = new AppliedWish(PointsWish.of(Points.ZERO), Points.ZERO);

    private static final String BETWEEN = " ";
    private static final Pattern RATE = Pattern.compile("([1-9][0-9]{0,17})=([1-9][0-9]{0,17})([A-Z]{3})");

    public AppliedWish(PointsWish wish, Points agreed) {
        this(wish, agreed, null);
    }

    /** What {@link #text} wrote; nothing where the text is something else. */
    public static Optional<AppliedWish> parse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        String[] parts = text.split(BETWEEN, 3);
        Points agreed = PointsWish.parse(parts[Math.min(1, parts.length - 1)])
                .map(PointsWish::points)
                .orElse(Points.ZERO);
        Optional<AppliedWish> wish = PointsWish.parse(parts[0]).map(asked -> new AppliedWish(asked, agreed));
        return parts.length < 3 ? wish : rate(parts[2]).flatMap(rate -> wish.map(unpriced -> unpriced.pricedAt(rate)));
    }

    private static Optional<PointsRate> rate(String text) {
        Matcher rate = RATE.matcher(text);
        return rate.matches()
                ? Currency.getAvailableCurrencies().stream()
                        .filter(currency -> currency.getCurrencyCode().equals(rate.group(3)))
                        .findAny()
                        .map(currency -> new PointsRate(
                                Points.of(Long.parseLong(rate.group(1))),
                                new Money(Long.parseLong(rate.group(2)), currency)))
                : Optional.empty();
    }

    /** As it is kept: {@code 500 500}, {@code max 1250}, or with the rate in minor units: {@code max 1250 100=150GBP}. */
    public String text() {
        String kept = wish.text() + BETWEEN + agreed.value();
        return pricedAt == null
                ? kept
                : kept
                        + BETWEEN
                        + pricedAt.points().value()
                        + "="
                        + pricedAt.money().minorUnits()
                        + pricedAt.money().currency().getCurrencyCode();
    }

    /** The same wish, where the cart has come to take more of it. */
    public AppliedWish atLeast(Points points) {
        return points.isMoreThan(agreed) ? new AppliedWish(wish, points, pricedAt) : this;
    }

    /** The same wish, of a cart that has just been priced by this rate. */
    public AppliedWish pricedAt(PointsRate rate) {
        return new AppliedWish(wish, agreed, rate);
    }

    /** Whether the points payment was made by this rate, as far as is known. */
    boolean wasPricedAt(PointsRate rate) {
        return pricedAt == null || pricedAt.equals(rate);
    }
}
