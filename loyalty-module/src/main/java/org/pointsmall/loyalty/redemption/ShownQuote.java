package org.pointsmall.loyalty.redemption;

import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
 * @param beside what gift cards and the like paid then, by the type of payment; nothing where that is not known
 */
record ShownQuote(Points points, Money worth, Money cash, Money total, Map<String, Money> beside) {
    /** What with a wish before it finds room in an attribute of the store's orders. */
    private static final int LONGEST = 200;

    /** By their codes: a wish is read many times in a checkout, and Java would copy all of them each time. */
    private static final Map<String, Currency> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, currency -> currency));

    private static final String TYPE = "[A-Za-z0-9_.-]+";
    private static final String PAYMENT = TYPE + "=[0-9]{1,18}";
    private static final Pattern TEXT =
            Pattern.compile("([0-9]{1,18}) ([0-9]{1,18}) ([0-9]{1,18}) ([0-9]{1,18}) ([A-Z]{3})(?: (" + PAYMENT + "(?:,"
                    + PAYMENT + ")*))?");

    ShownQuote {
        beside = Map.copyOf(beside);
    }

    /** Where nothing else paid. */
    ShownQuote(Points points, Money worth, Money cash, Money total) {
        this(points, worth, cash, total, Map.of());
    }

    /** What the quote of this cart says. */
    static ShownQuote of(PointsQuote quote, Cart cart, CartPayments payments) {
        ShownQuote shown =
                new ShownQuote(quote.points(), quote.money(), quote.cashTotal(), cart.total(), payments.fixed());
        boolean fits = shown.beside.keySet().stream().allMatch(type -> type.matches(TYPE))
                && shown.text().length() <= LONGEST;
        return fits ? shown : new ShownQuote(quote.points(), quote.money(), quote.cashTotal(), cart.total());
    }

    /** What {@link #text} wrote; nothing where the text is something else. */
    static Optional<ShownQuote> parse(String text) {
        Matcher told = TEXT.matcher(text);
        return told.matches()
                ? Optional.ofNullable(CURRENCIES.get(told.group(5)))
                        .map(currency -> new ShownQuote(
                                Points.of(Long.parseLong(told.group(1))),
                                new Money(Long.parseLong(told.group(2)), currency),
                                new Money(Long.parseLong(told.group(3)), currency),
                                new Money(Long.parseLong(told.group(4)), currency),
                                payments(told.group(6), currency)))
                : Optional.empty();
    }

    private static Map<String, Money> payments(@Nullable String text, Currency currency) {
        return text == null
                ? Map.of()
                : Stream.of(text.split(","))
                        .map(payment -> payment.split("="))
                        .collect(Collectors.toMap(
                                payment -> payment[0],
                                payment -> new Money(Long.parseLong(payment[1]), currency),
                                Money::plus));
    }

    /**
     * As it is kept with the cart, money in minor units: {@code 1594 2391 3500 5891 GBP}, or with a gift card
     * {@code 1594 2391 2500 5891 GBP GIFT_CARD=1000}.
     */
    String text() {
        String figures = points.value() + " " + worth.minorUnits() + " " + cash.minorUnits() + " " + total.minorUnits()
                + " " + total.currency().getCurrencyCode();
        return beside.isEmpty()
                ? figures
                : new TreeMap<>(beside)
                        .entrySet().stream()
                                .map(payment -> payment.getKey() + "="
                                        + payment.getValue().minorUnits())
                                .collect(Collectors.joining(",", figures + " ", ""));
    }

    /**
     * The cart with no other payments than were there when this was told, as far as they still are. What came since pays
     * the very cash that was told: a cheque, cash on delivery, a card that was authorised.
     */
    Cart withoutWhatCameSince(Cart cart, CartPayments payments) {
        Money nothing = Money.zero(cart.currency());
        boolean unknown = beside.isEmpty() && !cash.plus(worth).equals(total);
        if (unknown || !cart.currency().equals(total.currency())) {
            return cart;
        }
        return cart.paidOtherwise(beside.entrySet().stream()
                .map(then -> then.getValue().min(payments.fixed().getOrDefault(then.getKey(), nothing)))
                .reduce(nothing, Money::plus));
    }

    /** Whether this is what the cart comes to, with these points on it. */
    boolean holds(Points spent, Money offset, Cart cart) {
        return points.equals(spent)
                && worth.equals(offset)
                && cash.equals(cart.leftToPay().minus(offset.min(cart.leftToPay())))
                && total.equals(cart.total());
    }

    /** Whether other payments have taken the place of points of an order that costs what it did. */
    boolean isDisplacedBy(Money otherwise, Money offset, Cart cart) {
        return total.equals(cart.total())
                && worth.isMoreThan(offset)
                && worth.plus(otherwise).isMoreThan(total);
    }
}
