package org.pointsmall.loyalty.admin.choice;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.Expiry;

/**
 * How long points that are given by hand last, as it was typed: for so many days, or through a day. Neither is as long as
 * points that are earned now.
 *
 * @param isRight whether it was understood
 * @param expiry null for as long as others
 */
public record ValidityInput(boolean isRight, @Nullable Expiry expiry) {
    private static final ValidityInput USUAL = new ValidityInput(true, null);
    private static final ValidityInput WRONG = new ValidityInput(false, null);

    /** @param today the first day that is not over */
    public static ValidityInput read(String days, String lastDay, LocalDate today) {
        String count = days.strip();
        String day = lastDay.strip();
        if (count.isEmpty() && day.isEmpty()) {
            return USUAL;
        }
        if (day.isEmpty()) {
            return count.matches("[1-9][0-9]{0,4}")
                    ? new ValidityInput(true, new Expiry.After(Period.ofDays(Integer.parseInt(count)), Expiry.End.DAY))
                    : WRONG;
        }
        return count.isEmpty() ? through(day, today) : WRONG;
    }

    private static ValidityInput through(String day, LocalDate today) {
        try {
            LocalDate last = LocalDate.parse(day);
            return last.isBefore(today) || last.getYear() > 9999 ? WRONG : new ValidityInput(true, new Expiry.On(last));
        } catch (DateTimeParseException e) {
            return WRONG;
        }
    }
}
