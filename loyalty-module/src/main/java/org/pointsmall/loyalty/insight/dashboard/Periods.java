package org.pointsmall.loyalty.insight.dashboard;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * What is looked at, and what it is compared with. Days that are yet to come are left out, and what is compared is as long:
 * ten days of this month with the first ten of the last one, and noon with noon.
 *
 * @param chosen the days that were asked for
 * @param now those of them that have begun
 * @param before the equal part of the period before
 * @param until until when the last day of {@code before} counts; null for a whole day
 */
public record Periods(DaySpan chosen, DaySpan now, DaySpan before, @Nullable LocalTime until) {
    /** The longest span that can be asked for, in days. */
    public static final long LONGEST = 3_660;

    /**
     * @param today the day that it is
     * @param time what time of it
     * @throws IllegalArgumentException for a span that begins in the future, or is longer than {@value #LONGEST} days
     */
    static Periods of(DaySpan chosen, LocalDate today, LocalTime time) {
        if (chosen.first().isAfter(today) || chosen.days() > LONGEST) {
            throw new IllegalArgumentException("no days to look at: " + chosen);
        }
        boolean partial = !chosen.last().isBefore(today);
        DaySpan now = partial ? new DaySpan(chosen.first(), today) : chosen;
        DaySpan before = chosen.before();
        if (!partial) {
            return new Periods(chosen, now, before, null);
        }
        boolean asLong = before.days() >= now.days();
        return new Periods(chosen, now, before.firstDays(now.days()), asLong ? time : null);
    }

    /** Whether the days have not all passed. */
    public boolean isPartial() {
        return !now.equals(chosen) || until != null;
    }
}
