package org.pointsmall.loyalty.definition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.definition.Leaf.Form;
import org.pointsmall.loyalty.definition.Leaf.Kept;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.refusal.Invalid;

/**
 * The fields that definitions are made of. Each is kept by its path unless it says otherwise. What is refused beyond what
 * {@link ReadDraft} refuses, each says.
 */
public final class Fields {
    private static final long MOST_OF_RATE = 1_000_000_000L;
    private static final int MOST_PRIORITY = 1_000_000;
    private static final int USUAL_PRIORITY = 100;

    private Fields() {}

    /** One line that has to be there. */
    public static Leaf<String> text(String path, int longest) {
        return new Leaf<>(
                path,
                Form.of(Input.TEXT),
                (reading, at) -> reading.draft().text(at, longest, "?"),
                Draft::with,
                new Kept<>(text -> text, Fields::text),
                (text, at, checking) -> {
                    checking.refuse(text.isBlank(), at, "MISSING");
                    checking.range(at, text.length(), 0, longest);
                });
    }

    private static String text(@Nullable Object kept) {
        return (String) required(kept);
    }

    static Object required(@Nullable Object kept) {
        if (kept == null) {
            throw new IllegalStateException("what has to be there was not kept");
        }
        return kept;
    }

    /** One line that need not be there. */
    public static Leaf<Optional<String>> textOrNone(String path) {
        return new Leaf<>(
                path,
                Form.of(Input.TEXT),
                (reading, at) -> Optional.of(reading.draft().draft().text(at)).filter(text -> !text.isEmpty()),
                (draft, at, value) -> value.map(text -> draft.with(at, text)).orElse(draft),
                new Kept<>(value -> value.orElse(null), kept -> Optional.ofNullable(kept)
                        .map(Object::toString)),
                (text, at, checking) -> {});
    }

    /** One line that need not be there, and is no longer than this. */
    public static Leaf<Optional<String>> lineOrNone(String path, int longest) {
        return new Leaf<>(
                path,
                Form.of(Input.TEXT),
                (reading, at) -> reading.draft().draft().text(at).isEmpty()
                        ? Optional.empty()
                        : Optional.of(reading.draft().text(at, longest, "?")),
                (draft, at, value) -> value.map(text -> draft.with(at, text)).orElse(draft),
                new Kept<>(value -> value.orElse(null), kept -> Optional.ofNullable(kept)
                        .map(Object::toString)),
                (value, at, checking) -> value.ifPresent(text -> {
                    checking.refuse(text.isBlank(), at, "MISSING");
                    checking.range(at, text.length(), 0, longest);
                }));
    }

    /** A whole number that has to be there. */
    public static Leaf<Long> number(String path, long least, long most) {
        return decimal(path, 0, least, most);
    }

    /** A number that has to be there, in units of its last decimal. */
    public static Leaf<Long> decimal(String path, int decimals, long least, long most) {
        return new Leaf<>(
                path,
                Form.of(Input.NUMBER),
                (reading, at) -> reading.draft().number(at, decimals, least, most),
                (draft, at, value) -> draft.with(at, ReadDraft.plain(value, decimals)),
                new Kept<>(value -> value, kept -> units(required(kept))),
                (value, at, checking) -> checking.range(at, value, least, most));
    }

    /** A whole number, or another where none is written. */
    public static Leaf<Long> numberOr(long usual, String path, long least, long most) {
        return new Leaf<>(
                path,
                Form.of(Input.NUMBER),
                (reading, at) ->
                        reading.draft().numberOrNone(at, 0, least, most).orElse(usual),
                Draft::with,
                new Kept<>(value -> value, kept -> kept == null ? Long.valueOf(usual) : units(kept)),
                (value, at, checking) -> checking.range(at, value, least, most));
    }

    /** A whole number, or nothing. */
    public static Leaf<Optional<Long>> numberOrNone(String path, long least, long most) {
        return new Leaf<>(
                path,
                Form.of(Input.NUMBER),
                (reading, at) -> {
                    OptionalLong number = reading.draft().numberOrNone(at, 0, least, most);
                    return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
                },
                (draft, at, value) ->
                        value.map(number -> draft.with(at, number)).orElse(draft),
                new Kept<>(value -> value.orElse(null), kept -> Optional.ofNullable(kept)
                        .map(Fields::units)),
                (value, at, checking) -> value.ifPresent(number -> checking.range(at, number, least, most)));
    }

    static Long units(Object kept) {
        return ((Number) kept).longValue();
    }

    /** A number of points that has to be there. */
    public static Leaf<Points> points(String path, long least, long most) {
        return number(path, least, most).as(Points::of, Points::value);
    }

    /**
     * An amount in the programme's currency that has to be there, kept with its currency. Refused is
     * {@code OTHER_CURRENCY} ({@code currency}).
     *
     * @param least in minor units, as is {@code most}
     */
    public static Part<Money> money(String path, long least, long most) {
        return new MoneyField(path, least, most, true, false);
    }

    /** The same, whose currency is kept around it: by {@link #currency}. */
    public static Part<Money> moneyOf(String path, long least, long most) {
        return new MoneyField(path, least, most, false, false);
    }

    /** An amount in the programme's currency, or nothing; kept as text, {@code 9.90 GBP}. Units as above. */
    public static Leaf<Optional<Money>> moneyOrNone(String path, long least, long most) {
        return new Leaf<>(
                path,
                Form.of(Input.NUMBER),
                (reading, at) -> {
                    OptionalLong units =
                            reading.draft().numberOrNone(at, reading.in().decimals(), least, most);
                    return units.isPresent()
                            ? Optional.of(
                                    new Money(units.getAsLong(), reading.in().currency()))
                            : Optional.empty();
                },
                (draft, at, value) -> value.map(
                                money -> draft.with(at, money.amount().toPlainString()))
                        .orElse(draft),
                new Kept<>(value -> value.map(Money::toString).orElse(null), kept -> Optional.ofNullable(kept)
                        .map(Fields::money)),
                (value, at, checking) -> value.ifPresent(money -> {
                    Currency expected = checking.in().currency();
                    if (money.currency().equals(expected)) {
                        checking.range(at, money.minorUnits(), least, most);
                    } else {
                        checking.refuse(
                                Invalid.of(at, "OTHER_CURRENCY").with(MoneyField.CURRENCY, expected.getCurrencyCode()));
                    }
                }));
    }

    private static Money money(Object kept) {
        String[] parts = text(kept).split(" ", 2);
        return Money.exactly(new BigDecimal(parts[0]), Currency.getInstance(parts[1]));
    }

    /** The currency of amounts within. It is kept, and written nowhere. */
    public static Leaf<Currency> currency() {
        return new Leaf<>(
                MoneyField.CURRENCY,
                new Form(null, List.of()),
                (reading, at) -> reading.in().currency(),
                (draft, at, currency) -> draft,
                new Kept<>(Currency::getCurrencyCode, kept -> Currency.getInstance(text(kept))),
                (currency, at, checking) -> {});
    }

    /** Where one comes in the order of all. */
    public static Leaf<Integer> priority() {
        return numberOr(USUAL_PRIORITY, "priority", 0, MOST_PRIORITY)
                .boundWhenWritten()
                .as(Math::toIntExact, Integer::longValue);
    }

    /** Whether something is so. */
    public static Leaf<Boolean> flag(String path) {
        return new Leaf<>(
                path,
                Form.of(Input.FLAG),
                (reading, at) -> reading.draft().flag(at),
                Draft::with,
                new Kept<>(flag -> flag, Boolean.TRUE::equals),
                (flag, at, checking) -> {});
    }

    /** One of the constants, by its name. */
    public static <E extends Enum<E>> Leaf<E> choice(String path, Class<E> type, E otherwise) {
        return new Leaf<>(
                path,
                new Form(Input.CHOICE, names(type)),
                (reading, at) -> reading.draft().choice(at, type).orElse(otherwise),
                Draft::with,
                new Kept<>(Enum::name, kept -> Enum.valueOf(type, text(kept))),
                (choice, at, checking) -> {});
    }

    /** One of the constants, or none. */
    public static <E extends Enum<E>> Leaf<Optional<E>> choiceOrNone(String path, Class<E> type) {
        return new Leaf<>(
                path,
                new Form(Input.CHOICE, names(type)),
                (reading, at) -> reading.draft().draft().text(at).isEmpty()
                        ? Optional.empty()
                        : reading.draft().choice(at, type),
                (draft, at, value) ->
                        value.map(choice -> draft.with(at, choice)).orElse(draft),
                new Kept<>(value -> value.map(Enum::name).orElse(null), kept -> Optional.ofNullable(kept)
                        .map(name -> Enum.valueOf(type, name.toString()))),
                (choice, at, checking) -> {});
    }

    static List<String> names(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    }

    /** Several texts of 1 to 100 characters each; 100 at most. */
    public static Leaf<Set<String>> codes(String path) {
        return Several.codes(path, Input.TEXTS, any -> true, (targets, at, codes, wrong) -> {});
    }

    /** Several mall offers by their ids, in the order in which they are written; each once. */
    public static Leaf<List<Long>> offers(String path, int most) {
        return Several.ordered(path, Input.OFFERS, most);
    }

    /** Several of the programme's tiers, by their codes. */
    public static Leaf<Set<String>> tiers(String path) {
        return Several.codes(path, Input.TIERS, any -> true, Targets::requireTiers);
    }

    /**
     * So many points for so much money of the programme's currency, {@code points} and {@code money} below the path.
     * Of the whole {@code OTHER_CURRENCY} ({@code currency}) is refused, and {@code NOT_USABLE} of a rate that does not
     * fit the store's steps.
     */
    public static Shape<PointsRate> rate(String path) {
        return rate(path, (rate, at, checking) -> {
            if (checking.isRight(at) && !checking.in().usableRate().test(rate)) {
                checking.refuse(Invalid.of(at, "NOT_USABLE"));
            }
        });
    }

    /** The same, whatever the store's steps. */
    public static Shape<PointsRate> freeRate(String path) {
        return rate(path, (rate, at, checking) -> {});
    }

    private static Shape<PointsRate> rate(String path, Leaf.Check<PointsRate> check) {
        Part<Points> points = points("points", 1, MOST_OF_RATE);
        Part<Money> money = new MoneyField("money", 1, MOST_OF_RATE, true, true);
        return Shape.<PointsRate>within(path, path)
                .with(points, PointsRate::points)
                .with(money, PointsRate::money)
                .checked(check)
                .made(from -> new PointsRate(from.get(points), from.get(money)));
    }

    /** A day that has to be there. */
    public static Leaf<LocalDate> day(String path) {
        return new Leaf<>(
                path,
                Form.of(Input.DAY),
                (reading, at) -> reading.draft().day(at),
                Draft::with,
                new Kept<>(LocalDate::toString, kept -> LocalDate.parse(text(kept))),
                (day, at, checking) -> {});
    }
}
