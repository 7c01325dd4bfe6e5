package org.pointsmall.loyalty.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/** When points expire: fixed as they are earned, always with the end of a day in the programme's time zone. */
public sealed interface Expiry {

    /** The first instant at which the points are lost; null for never. */
    @Nullable
    Instant expiresAt(Instant earnedAt, ZoneId zone);

    /** The points last for ever. */
    record Never() implements Expiry {
        @Override
        public @Nullable Instant expiresAt(Instant earnedAt, ZoneId zone) {
            return null;
        }
    }

    /**
     * A period after the day on which they were earned, or the end of the month or year in which that falls.
     *
     * @param period at least a day
     * @param until what the period is rounded up to
     */
    record After(Period period, End until) implements Expiry {
        public After {
            if (period.isNegative() || period.isZero()) {
                throw new IllegalArgumentException("points last at least a day: " + period);
            }
        }

        @Override
        public Instant expiresAt(Instant earnedAt, ZoneId zone) {
            LocalDate day = LocalDate.ofInstant(earnedAt, zone).plus(period);
            return endOf(until.lastDay(day), zone);
        }
    }

    /**
     * With a day that is the same for all, as festival points do.
     *
     * @param lastDay the last day on which they can be spent
     */
    record On(LocalDate lastDay) implements Expiry {
        @Override
        public Instant expiresAt(Instant earnedAt, ZoneId zone) {
            return endOf(lastDay, zone);
        }
    }

    /** What a period is rounded up to. */
    enum End {
        DAY,
        MONTH,
        YEAR;

        private LocalDate lastDay(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case MONTH -> day.with(TemporalAdjusters.lastDayOfMonth());
                case YEAR -> day.with(TemporalAdjusters.lastDayOfYear());
            };
        }
    }

    /** The start of the next day: a zone that skips midnight has one all the same. */
    private static Instant endOf(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
