package org.pointsmall.loyalty.ledger;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An expiry in one line, as the store's properties and tables have it: {@code never}, a period such as {@code P12M}, the end
 * of the month or year in which it ends ({@code P12M end of month}, {@code P1Y end of year}), or a last day such as
 * {@code 2027-02-14}.
 */
public final class ExpiryText {
    private static final Map<String, Expiry.End> ENDS =
            Map.of("", Expiry.End.DAY, "end of month", Expiry.End.MONTH, "end of year", Expiry.End.YEAR);

    private ExpiryText() {}

    /** Nothing where the text is none. */
    public static Optional<Expiry> read(String text) {
        String words = text.strip();
        if (words.toLowerCase(Locale.ROOT).equals("never")) {
            return Optional.of(new Expiry.Never());
        }
        try {
            if (!words.startsWith("P")) {
                return Optional.of(new Expiry.On(LocalDate.parse(words)));
            }
            int space = words.indexOf(' ');
            Period period = Period.parse(space < 0 ? words : words.substring(0, space));
            Expiry.End until =
                    ENDS.get(space < 0 ? "" : words.substring(space + 1).strip());
            return until == null || period.isNegative() || period.isZero()
                    ? Optional.empty()
                    : Optional.of(new Expiry.After(period, until));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** As {@link #read} reads it. */
    public static String of(Expiry expiry) {
        if (expiry instanceof Expiry.On on) {
            return on.lastDay().toString();
        }
        if (expiry instanceof Expiry.After after) {
            String end = ENDS.entrySet().stream()
                    .filter(entry -> entry.getValue() == after.until())
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow();
            return (after.period() + " " + end).strip();
        }
        return "never";
    }
}
