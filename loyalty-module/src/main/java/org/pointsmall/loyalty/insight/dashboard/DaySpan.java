package org.pointsmall.loyalty.insight.dashboard;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Days of the programme, the first and the last of them included. */
public record DaySpan(LocalDate first, LocalDate last) {
    public DaySpan {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("a span ends before it begins: " + first + ", " + last);
        }
    }

    /** How many days it has. */
    public long days() {
        return ChronoUnit.DAYS.between(first, last) + 1;
    }

    /** Whether it is nothing but whole months. */
    private boolean isMonths() {
        return first.getDayOfMonth() == 1 && last.plusDays(1).getDayOfMonth() == 1;
    }

    /** The period before: as many months of whole months, else as many days. */
    DaySpan before() {
        if (isMonths()) {
            long months = ChronoUnit.MONTHS.between(first, last.plusDays(1));
            return new DaySpan(first.minusMonths(months), first.minusDays(1));
        }
        return asManyBefore();
    }

    /** As many days, right before it. */
    DaySpan asManyBefore() {
        return new DaySpan(first.minusDays(days()), first.minusDays(1));
    }

    /** Its first days, at most all. */
    DaySpan firstDays(long days) {
        LocalDate end = first.plusDays(days - 1);
        return end.isBefore(last) ? new DaySpan(first, end) : this;
    }

    /** Its last days, at most all. */
    DaySpan lastDays(long days) {
        LocalDate begin = last.minusDays(days - 1);
        return begin.isAfter(first) ? new DaySpan(begin, last) : this;
    }
}
