package org.pointsmall.loyalty.definition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Whether two windows have a moment in common. The days of the first are gone through, and of each the time that both
 * spans leave of it; the second must have a day that reaches into that time, by its own clocks.
 *
 * <p>A calendar repeats itself after 400 years, weekdays and leap days included: what does not meet within so many
 * never does. So nothing is cut off and nothing is guessed, and the longest search is a fraction of a second.
 */
final class Overlap {
    /** 400 years: a whole number of weeks. */
    private static final long CALENDAR = 146_097;
    /** Where neither window begins or ends, one day is as good to start from as another. */
    private static final LocalDate ANY_DAY = LocalDate.of(2000, 1, 1);
    /** Days of two zones with the same date begin less than two days apart. */
    private static final long BETWEEN_ZONES = 2;

    /** The first and last days that can be written down have no others around them to compare with. */
    private static final long FIRST_DAY = LocalDate.MIN.toEpochDay() + BETWEEN_ZONES;

    private static final long LAST_DAY = LocalDate.MAX.toEpochDay() - BETWEEN_ZONES;

    private final Window first;
    private final Window second;
    private final Instant from;
    private final Instant until;

    Overlap(Window first, Window second) {
        this.first = first;
        this.second = second;
        Instant firstFrom = instant(first.from(), first.zone(), Instant.MIN);
        Instant secondFrom = instant(second.from(), second.zone(), Instant.MIN);
        from = firstFrom.isAfter(secondFrom) ? firstFrom : secondFrom;
        Instant firstUntil = instant(first.until(), first.zone(), Instant.MAX);
        Instant secondUntil = instant(second.until(), second.zone(), Instant.MAX);
        until = firstUntil.isBefore(secondUntil) ? firstUntil : secondUntil;
    }

    private static Instant instant(@Nullable LocalDateTime moment, ZoneId zone, Instant otherwise) {
        return moment == null ? otherwise : moment.atZone(zone).toInstant();
    }

    boolean exists() {
        return from.isBefore(until)
                && days().filter(day -> day > FIRST_DAY && day < LAST_DAY)
                        .mapToObj(LocalDate::ofEpochDay)
                        .filter(first::isOnADayOfIts)
                        .anyMatch(this::isWithinBothOn);
    }

    /** Of the first window, all that can be needed. */
    private LongStream days() {
        if (!first.dates().isEmpty()) {
            return first.dates().stream().mapToLong(LocalDate::toEpochDay);
        }
        if (!second.dates().isEmpty()) {
            return second.dates().stream()
                    .mapToLong(LocalDate::toEpochDay)
                    .flatMap(day -> LongStream.rangeClosed(day - BETWEEN_ZONES, day + BETWEEN_ZONES));
        }
        if (from.equals(Instant.MIN)) {
            long last = until.equals(Instant.MAX) ? ANY_DAY.toEpochDay() : day(until);
            return LongStream.rangeClosed(last - CALENDAR, last);
        }
        long start = day(from);
        long last = until.equals(Instant.MAX) ? start + CALENDAR : Math.min(start + CALENDAR, day(until));
        return LongStream.rangeClosed(start, last);
    }

    private long day(Instant moment) {
        return moment.atZone(first.zone()).toLocalDate().toEpochDay();
    }

    private boolean isWithinBothOn(LocalDate day) {
        Instant midnight = day.atStartOfDay(first.zone()).toInstant();
        Instant nextMidnight = day.plusDays(1).atStartOfDay(first.zone()).toInstant();
        Instant begins = midnight.isAfter(from) ? midnight : from;
        Instant ends = nextMidnight.isBefore(until) ? nextMidnight : until;
        return begins.isBefore(ends)
                && date(begins).datesUntil(date(ends.minusNanos(1)).plusDays(1)).anyMatch(second::isOnADayOfIts);
    }

    private LocalDate date(Instant moment) {
        return moment.atZone(second.zone()).toLocalDate();
    }
}
