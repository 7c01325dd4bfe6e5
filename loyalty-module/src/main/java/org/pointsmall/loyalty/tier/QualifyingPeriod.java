package org.pointsmall.loyalty.tier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;

/**
 * Over which time what qualifies is added up, and how long a tier that was reached lasts: always whole days of the
 * programme's zone.
 */
public sealed interface QualifyingPeriod {

    /** What counts on the day that holds this moment: up to the end of that day, or of its period. */
    Span at(Instant moment, ZoneId zone);

    /** When a tier that is reached at this moment ends. */
    Instant lasting(Instant reached, ZoneId zone);

    /** The next end that a tier may have, at this one or after it. */
    Instant nextEnd(Instant end, ZoneId zone);

    /** By what a tier is reviewed that ends at this moment: what counted on the last day before it. */
    default Span endingAt(Instant end, ZoneId zone) {
        return at(end.minusMillis(1), zone).before(end);
    }

    /** Until when a tier lasts from there on that passes the review at its end. */
    default Instant renewed(Instant end, ZoneId zone) {
        return lasting(end.minusMillis(1), zone);
    }

    /**
     * The last months up to each day. An order counts for so many months from its day on; a tier lasts for as long, and
     * through the day on which the order by which it was reached no longer counts.
     *
     * @param months at least 1
     */
    record Rolling(int months) implements QualifyingPeriod {
        @Override
        public Span at(Instant moment, ZoneId zone) {
            LocalDate day = LocalDate.ofInstant(moment, zone);
            LocalDate first = day.minusMonths(months);
            while (!first.plusMonths(months).isAfter(day)) {
                // A month without a 29th to 31st ends several days' months at once.
                first = first.plusDays(1);
            }
            return new Span(start(first, zone), start(day.plusDays(1), zone));
        }

        @Override
        public Instant lasting(Instant reached, ZoneId zone) {
            return start(LocalDate.ofInstant(reached, zone).plusMonths(months).plusDays(1), zone);
        }

        @Override
        public Instant nextEnd(Instant end, ZoneId zone) {
            return end;
        }
    }

    /** Calendar periods, each from nothing. A tier lasts to the end of the period after the one in which it was reached. */
    record Calendar(Unit unit) implements QualifyingPeriod {
        @Override
        public Span at(Instant moment, ZoneId zone) {
            LocalDate first = unit.first(LocalDate.ofInstant(moment, zone));
            return new Span(start(first, zone), start(first.plus(unit.length), zone));
        }

        @Override
        public Instant lasting(Instant reached, ZoneId zone) {
            LocalDate first = unit.first(LocalDate.ofInstant(reached, zone));
            return start(first.plus(unit.length).plus(unit.length), zone);
        }

        @Override
        public Instant nextEnd(Instant end, ZoneId zone) {
            return at(end.minusMillis(1), zone).until();
        }
    }

    /** A calendar period. */
    enum Unit {
        MONTH(1),
        QUARTER(3),
        YEAR(12);

        private final Period length;
        private final int months;

        Unit(int months) {
            this.months = months;
            length = Period.ofMonths(months);
        }

        int months() {
            return months;
        }

        /** The first day of the one that holds this day. */
        LocalDate first(LocalDate day) {
            return day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % months);
        }
    }

    /** Of a day: where a zone skips midnight, the first moment after it. */
    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
