package org.pointsmall.loyalty.definition;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.refusal.Invalid;

/**
 * Reads a draft field by field, and remembers all that is wrong. Where a field is, something harmless is answered in its
 * place, so that the reading goes on and finds what else is. The codes: {@code MISSING}; {@code TOO_LONG}
 * ({@code length}, {@code most}); {@code TOO_MANY} ({@code most}); {@code NOT_A_NUMBER}; {@code TOO_FINE}
 * ({@code decimals}); {@code OUT_OF_RANGE} ({@code value}, {@code least}, {@code most}); {@code NOT_A_TIME}; {@code NOT_A_DATE}; {@code NOT_A_ZONE}; {@code NOT_ONE_LINE}; {@code NOT_LEGIBLE} ({@link Legible});
 * {@code UNKNOWN} ({@code value}).
 */
public final class ReadDraft {
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,18}([.][0-9]{1,9})?");
    private static final Pattern TOO_LARGE = Pattern.compile("[+-]?[0-9]{19,100}([.][0-9]{1,100})?");
    private static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    private static final int LONGEST_SHOWN = 60;
    private static final long MOST_ID = 999_999_999_999_999_999L;

    private final Draft draft;
    private final List<Invalid> wrong = new ArrayList<>();

    public ReadDraft(Draft draft) {
        this.draft = draft;
    }

    public Draft draft() {
        return draft;
    }

    /** All that was found to be wrong so far, in the order of finding. */
    public List<Invalid> wrong() {
        return List.copyOf(wrong);
    }

    public void refuse(Invalid invalid) {
        wrong.add(invalid);
    }

    /** Refuses what is none of the draft's fields, as {@code UNKNOWN_FIELD}. */
    public void requireFields(Predicate<String> isField) {
        for (String path : draft.paths()) {
            if (!isField.test(path)) {
                refuse(Invalid.of(path, "UNKNOWN_FIELD"));
            }
        }
    }

    /** Whether what is said of this field is said of what was written: nothing there, below or around it is wrong. */
    public static boolean isRight(List<Invalid> wrong, String path) {
        return wrong.stream()
                .noneMatch(invalid -> Draft.isWithin(invalid.field(), path) || Draft.isWithin(path, invalid.field()));
    }

    /** Whether nothing was found to be wrong there or below. */
    public boolean isRight(String path) {
        return wrong.stream().noneMatch(invalid -> Draft.isWithin(invalid.field(), path));
    }

    /** A text that has to be there. */
    public String text(String path, int most, String otherwise) {
        String text = required(path);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (text.length() > most) {
            refuse(tooLong(path, text, most));
            return otherwise;
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            refuse(Invalid.of(path, "NOT_ONE_LINE"));
            return otherwise;
        }
        if (!Legible.is(text)) {
            refuse(Invalid.of(path, "NOT_LEGIBLE"));
            return otherwise;
        }
        return text;
    }

    private String required(String path) {
        String text = draft.text(path);
        if (text.isEmpty()) {
            refuse(Invalid.of(path, "MISSING"));
        }
        return text;
    }

    /** Whether it is ticked. */
    public boolean flag(String path) {
        String text = draft.text(path);
        if (!Set.of("", "true", "false").contains(text)) {
            refuse(unknown(path, text));
        }
        return text.equals("true");
    }

    /** A number that has to be there, in units of its last decimal: with two, {@code 1.5} is 150. */
    public long number(String path, int decimals, long least, long most) {
        return required(path).isEmpty()
                ? least
                : numberOrNone(path, decimals, least, most).orElse(least);
    }

    /** A number that need not be there. */
    public OptionalLong numberOrNone(String path, int decimals, long least, long most) {
        String text = draft.text(path);
        return text.isEmpty() ? OptionalLong.empty() : number(path, text, decimals, least, most);
    }

    private OptionalLong number(String path, String text, int decimals, long least, long most) {
        boolean tooLarge = TOO_LARGE.matcher(text).matches();
        if (!tooLarge && !NUMBER.matcher(text).matches()) {
            refuse(Invalid.of(path, "NOT_A_NUMBER"));
            return OptionalLong.empty();
        }
        BigDecimal number = tooLarge ? BigDecimal.ZERO : new BigDecimal(text).stripTrailingZeros();
        if (number.scale() > decimals) {
            refuse(Invalid.of(path, "TOO_FINE").with("decimals", decimals));
            return OptionalLong.empty();
        }
        BigDecimal units = number.movePointRight(decimals);
        if (tooLarge
                || units.compareTo(BigDecimal.valueOf(least)) < 0
                || units.compareTo(BigDecimal.valueOf(most)) > 0) {
            refuse(Invalid.of(path, "OUT_OF_RANGE")
                    .with("value", shown(text))
                    .with("least", plain(least, decimals))
                    .with("most", plain(most, decimals)));
            return OptionalLong.empty();
        }
        return OptionalLong.of(units.longValueExact());
    }

    /** As an operator writes it: 150 with two decimals is {@code 1.5}. */
    public static String plain(long units, int decimals) {
        BigDecimal number = BigDecimal.valueOf(units, decimals).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0).toPlainString() : number.toPlainString();
    }

    /** One of the constants, by its name. */
    public <E extends Enum<E>> Optional<E> choice(String path, Class<E> type) {
        String text = required(path);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<E> choice = constant(type, text);
        if (choice.isEmpty()) {
            refuse(unknown(path, text));
        }
        return choice;
    }

    public <E extends Enum<E>> Set<E> choices(String path, Class<E> type) {
        return items(path, type.getEnumConstants().length, item -> constant(type, item)
                .orElseGet(() -> refused(unknown(path, item))));
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst();
    }

    /** Texts of 1 to so many characters each. */
    public Set<String> codes(String path, int longest, int most) {
        return items(path, most, item -> {
            if (item.length() > longest) {
                return refused(tooLong(path, item, longest));
            }
            return Legible.is(item) ? item : refused(Invalid.of(path, "NOT_LEGIBLE"));
        });
    }

    /** Whole numbers, each within these bounds. */
    public <T> Set<T> numbers(String path, long least, long most, int count, LongFunction<T> as) {
        return items(path, count, item -> {
            OptionalLong number = number(path, item, 0, least, most);
            return number.isPresent() ? as.apply(number.getAsLong()) : null;
        });
    }

    /** Ids of the store's, which may be below zero. */
    public Set<Long> ids(String path, int most) {
        return numbers(path, -MOST_ID, MOST_ID, most, id -> id);
    }

    public Set<LocalDate> days(String path, int most) {
        return items(path, most, item -> day(path, item, "NOT_A_DATE"));
    }

    private <T> Set<T> items(String path, int most, Function<String, @Nullable T> read) {
        Set<T> items = new LinkedHashSet<>();
        List<String> written = draft.items(path);
        if (written.size() > most) {
            refuse(Invalid.of(path, "TOO_MANY").with("most", most));
            return items;
        }
        for (String item : written) {
            T one = read.apply(item);
            if (one != null) {
                items.add(one);
            }
        }
        return items;
    }

    /** A day with a time in whole seconds, or a day for its first moment; null where nothing is written, or nothing that makes sense. */
    public @Nullable LocalDateTime time(String path) {
        String text = draft.text(path).replace(' ', 'T');
        if (text.isEmpty()) {
            return null;
        }
        int end = text.indexOf('T');
        LocalDate day = day(path, end < 0 ? text : text.substring(0, end), "NOT_A_TIME");
        try {
            LocalTime time = end < 0 ? LocalTime.MIDNIGHT : LocalTime.parse(text.substring(end + 1));
            if (time.getNano() > 0) {
                return refused(Invalid.of(path, "TOO_FINE").with("decimals", 0));
            }
            return day == null ? null : day.atTime(time);
        } catch (DateTimeException e) {
            return refused(Invalid.of(path, "NOT_A_TIME").with("value", shown(draft.text(path))));
        }
    }

    /** A day that has to be there; where it is not, the first that there can be. */
    public LocalDate day(String path) {
        String text = required(path);
        LocalDate day = text.isEmpty() ? null : day(path, text, "NOT_A_DATE");
        return day == null ? FIRST_DAY : day;
    }

    private @Nullable LocalDate day(String path, String text, String code) {
        try {
            LocalDate day = LocalDate.parse(text);
            return day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)
                    ? refused(Invalid.of(path, "OUT_OF_RANGE")
                            .with("value", text)
                            .with("least", FIRST_DAY.toString())
                            .with("most", LAST_DAY.toString()))
                    : day;
        } catch (DateTimeException e) {
            return refused(Invalid.of(path, code).with("value", shown(text)));
        }
    }

    /** The zone, or else the programme's own. */
    public ZoneId zone(String path, ZoneId otherwise) {
        String text = draft.text(path);
        try {
            return text.isEmpty() ? otherwise : ZoneId.of(text);
        } catch (DateTimeException e) {
            refuse(Invalid.of(path, "NOT_A_ZONE").with("value", shown(text)));
            return otherwise;
        }
    }

    private static Invalid tooLong(String path, String text, int most) {
        return Invalid.of(path, "TOO_LONG").with("length", text.length()).with("most", most);
    }

    private static Invalid unknown(String path, String value) {
        return Invalid.of(path, "UNKNOWN").with("value", shown(value));
    }

    private <T> @Nullable T refused(Invalid invalid) {
        refuse(invalid);
        return null;
    }

    private static String shown(String text) {
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text;
    }
}
