package org.pointsmall.loyalty.admin.overview;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.pointsmall.loyalty.admin.page.NotFoundException;
import org.pointsmall.loyalty.insight.dashboard.DaySpan;
import org.pointsmall.loyalty.insight.dashboard.Periods;

/** The days that an address names. */
final class ChosenSpan {
    private static final long USUAL_DAYS = 30;

    private ChosenSpan() {}

    /** The last thirty days, today included. */
    static DaySpan usual(LocalDate today) {
        return new DaySpan(today.minusDays(USUAL_DAYS - 1), today);
    }

    /** What was typed, the usual where nothing was; empty for what are no days, or none that can be looked at. */
    static Optional<DaySpan> of(String from, String until, LocalDate today) {
        if (from.isBlank() && until.isBlank()) {
            return Optional.of(usual(today));
        }
        try {
            LocalDate first = LocalDate.parse(from.strip());
            LocalDate last = LocalDate.parse(until.strip());
            return last.isBefore(first) || first.isAfter(today) || first.getYear() < 2000 || isTooLong(first, last)
                    ? Optional.empty()
                    : Optional.of(new DaySpan(first, last));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * The same, but no day that is yet to come: rows are read as they stand now.
     *
     * @throws NotFoundException for what are no days
     */
    static DaySpan untilToday(String from, String until, LocalDate today) {
        return of(from, until, today)
                .map(span -> span.last().isAfter(today) ? new DaySpan(span.first(), today) : span)
                .orElseThrow(() -> new NotFoundException("rows of " + from + " to " + until));
    }

    private static boolean isTooLong(LocalDate first, LocalDate last) {
        return last.toEpochDay() - first.toEpochDay() >= Periods.LONGEST;
    }
}
