package org.pointsmall.loyalty.definition;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When something applies: at the moments that meet each of its limits. Limits that are empty are met always.
 *
 * <p>Days are those of {@code zone}, from midnight to midnight by its clocks, so one may have 23 or 25 hours. A moment
 * that the clocks skip stands for as much later as they skip; of a moment that comes twice, the first is meant.
 *
 * @param from the first moment; null where it has always begun
 * @param until the first moment after it, later than {@code from}; null where it never ends
 * @param weekdays the days of the week
 * @param daysOfMonth days of the month, 1 to 31, or from its end, -1 (the last day) to -31; a month that has no such day
 *     is left out
 * @param dates single days, such as festivals
 * @param zone whose days and clocks these are
 */
public record Window(
        @Nullable LocalDateTime from,
        @Nullable LocalDateTime until,
        Set<DayOfWeek> weekdays,
        Set<Integer> daysOfMonth,
        Set<LocalDate> dates,
        ZoneId zone) {
    private static final int LONGEST_MONTH = 31;

    public Window {
        weekdays = Set.copyOf(weekdays);
        daysOfMonth = Set.copyOf(daysOfMonth);
        dates = Set.copyOf(dates);
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("a window ends after it starts: " + from + " to " + until);
        }
        if (daysOfMonth.stream().anyMatch(day -> day == 0 || Math.abs(day) > LONGEST_MONTH)) {
            throw new IllegalArgumentException("no days of a month: " + daysOfMonth);
        }
    }

    /** Without any limit. */
    public static Window always(ZoneId zone) {
        return new Window(null, null, Set.of(), Set.of(), Set.of(), zone);
    }

    /** The same without its first and its last moment. */
    public Window everBegunAndNeverOver() {
        return new Window(null, null, weekdays, daysOfMonth, dates, zone);
    }

    /** Whether it applies at this moment. */
    public boolean contains(Instant at) {
        return isWithin(at) && isOnADayOfIts(at.atZone(zone).toLocalDate());
    }

    /** Whether it says by itself that it never applies from this moment of its clocks on. */
    public boolean isOverBy(LocalDateTime at) {
        return (until != null && !until.isAfter(at))
                || (!dates.isEmpty() && dates.stream().allMatch(date -> date.isBefore(at.toLocalDate())));
    }

    /** Whether its first moment, and the first of its dates, have come. */
    public boolean hasBegun(Instant at) {
        LocalDate today = at.atZone(zone).toLocalDate();
        return (from == null || !at.isBefore(from.atZone(zone).toInstant()))
                && (dates.isEmpty() || dates.stream().anyMatch(date -> !date.isAfter(today)));
    }

    /** Whether it never applies again, at this moment or later. */
    public boolean isOver(Instant at) {
        LocalDate today = at.atZone(zone).toLocalDate();
        return (until != null && !at.isBefore(until.atZone(zone).toInstant()))
                || (!dates.isEmpty() && dates.stream().allMatch(date -> date.isBefore(today)));
    }

    /** The first moment after this one at which it may begin to apply, or end; empty where it never does again. */
    public Optional<Instant> nextChange(Instant after) {
        return Stream.of(moment(from), moment(until), hasDays() && !isOver(after) ? nextDay(after) : null)
                .filter(Objects::nonNull)
                .filter(moment -> moment.isAfter(after))
                .min(Comparator.naturalOrder());
    }

    /**
     * Where it applies at this moment, the first one after it at which it does not; empty where it does not apply, and
     * where no such moment comes within a year.
     */
    public Optional<Instant> stretchEnd(Instant at) {
        if (!contains(at)) {
            return Optional.empty();
        }
        LocalDate today = at.atZone(zone).toLocalDate();
        return Stream.concat(
                        Stream.ofNullable(moment(until)),
                        today.plusDays(1)
                                .datesUntil(today.plusYears(1))
                                .filter(day -> !isOnADayOfIts(day))
                                .limit(1)
                                .map(day -> day.atStartOfDay(zone).toInstant()))
                .min(Comparator.naturalOrder());
    }

    /** Whether it applies on some days only. */
    public boolean hasDays() {
        return !(weekdays.isEmpty() && daysOfMonth.isEmpty() && dates.isEmpty());
    }

    private @Nullable Instant moment(@Nullable LocalDateTime local) {
        return local == null ? null : local.atZone(zone).toInstant();
    }

    private Instant nextDay(Instant after) {
        return after.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    }

    private boolean isWithin(Instant at) {
        return (from == null || !at.isBefore(from.atZone(zone).toInstant()))
                && (until == null || at.isBefore(until.atZone(zone).toInstant()));
    }

    /**
     * Whether both apply at some moment, however far off, each by the clocks of its own zone. A window that does not
     * overlap itself never applies: one of the 31st, on dates that are none.
     */
    public boolean overlaps(Window other) {
        return new Overlap(this, other).exists();
    }

    boolean isOnADayOfIts(LocalDate day) {
        return (weekdays.isEmpty() || weekdays.contains(day.getDayOfWeek()))
                && (daysOfMonth.isEmpty()
                        || daysOfMonth.contains(day.getDayOfMonth())
                        || daysOfMonth.contains(fromEnd(day)))
                && (dates.isEmpty() || dates.contains(day));
    }

    private static int fromEnd(LocalDate day) {
        return day.getDayOfMonth() - YearMonth.from(day).lengthOfMonth() - 1;
    }

    public Window within(@Nullable LocalDateTime start, @Nullable LocalDateTime end) {
        return new Window(start, end, weekdays, daysOfMonth, dates, zone);
    }

    public Window on(DayOfWeek... days) {
        return new Window(from, until, Set.of(days), daysOfMonth, dates, zone);
    }

    public Window onDaysOfMonth(Integer... days) {
        return new Window(from, until, weekdays, Set.of(days), dates, zone);
    }

    public Window onDates(Set<LocalDate> days) {
        return new Window(from, until, weekdays, daysOfMonth, days, zone);
    }
}
