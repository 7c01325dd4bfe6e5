package org.pointsmall.loyalty.insight.figure;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;

/**
 * An hour of a day by the programme's clock. The hours of a day follow each other without a gap and fill it: one that clocks
 * skip is empty, and one that they show twice lasts twice as long.
 *
 * @param hour from 0 to 23
 */
public record BusinessHour(LocalDate day, int hour) implements Comparable<BusinessHour> {
    /** How many there are in a day. */
    public static final int IN_A_DAY = 24;

    private static final Comparator<BusinessHour> ORDER =
            Comparator.comparing(BusinessHour::day).thenComparingInt(BusinessHour::hour);

    public BusinessHour {
        if (hour < 0 || hour >= IN_A_DAY) {
            throw new IllegalArgumentException("a day has hours from 0 to 23: " + hour);
        }
    }

    /** The hour that holds this moment. */
    public static BusinessHour of(Instant moment, ZoneId zone) {
        ZonedDateTime local = moment.atZone(zone);
        return new BusinessHour(local.toLocalDate(), local.getHour());
    }

    /** Its first moment. */
    public Instant from(ZoneId zone) {
        return hour == 0
                ? day.atStartOfDay(zone).toInstant()
                : day.atTime(hour, 0).atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }

    /** The first moment after it. */
    public Instant until(ZoneId zone) {
        return next().from(zone);
    }

    public BusinessHour next() {
        return hour == IN_A_DAY - 1 ? new BusinessHour(day.plusDays(1), 0) : new BusinessHour(day, hour + 1);
    }

    @Override
    public int compareTo(BusinessHour other) {
        return ORDER.compare(this, other);
    }
}
