package org.pointsmall.loyalty.redemption;

import java.util.Currency;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Cart;

/**
 * What a shopper was told last of a cart with points on it: exactly this is charged, or nothing. It is written where
 * figures are shown, and never by the store's pricing, which goes by what is in force at its moment.
 *
 * @param points how many are spent
 * @param worth what they pay
 * @param cash what they, gift cards and the like leave to pay
 * @param total what the whole order costs: without it, a dearer order could hide behind a larger gift card
 */
record ShownQuote(Points points, Money worth, Money cash, Money total) {
    private static final Pattern TEXT =
            Pattern.compile("([0-9]{1,18}) ([0-9]{1,18}) ([0-9]{1,18}) ([0-9]{1,18}) ([A-Z]{3})");

    /** What the quote of this cart says. */
    static ShownQuote of(PointsQuote quote, Cart cart) {
        return new ShownQuote(quote.points(), quote.money(), quote.cashTotal(), cart.total());
    }

    /** What {@link #text} wrote; nothing where the text is something else. */
    static Optional<ShownQuote> parse(String text) {
        Matcher told = TEXT.matcher(text);
        return told.matches()
                ? Currency.getAvailableCurrencies().stream()
                        .filter(currency -> currency.getCurrencyCode().equals(told.group(5)))
                        .findAny()
                        .map(currency -> new ShownQuote(
                                Points.of(Long.parseLong(told.group(1))),
                                new Money(Long.parseLong(told.group(2)), currency),
                                new Money(Long.parseLong(told.group(3)), currency),
                                new Money(Long.parseLong(told.group(4)), currency)))
                : Optional.empty();
    }

    /** As it is kept with the cart, money in minor units: {@code 1594 2391 3500 5891 GBP}. */
    String text() {
        return points.value() + " " + worth.minorUnits() + " " + cash.minorUnits() + " " + total.minorUnits() + " "
                + total.currency().getCurrencyCode();
    }
}
