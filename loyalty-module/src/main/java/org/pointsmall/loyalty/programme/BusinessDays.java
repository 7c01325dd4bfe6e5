package org.pointsmall.loyalty.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Where the programme's days end. */
record BusinessDays(ZoneId zone) {

    /**
     * The end of the day that holds this moment, always after it. A day may be shorter or longer than 24 hours, also
     * because the programme has moved to another zone since the last one ended.
     */
    Instant endAfter(Instant moment) {
        LocalDate next = LocalDate.ofInstant(moment, zone).plusDays(1);
        Instant end = startOf(next);
        while (!end.isAfter(moment)) {
            // Clocks that are put back across midnight: the next day has begun before, and begins once more.
            next = next.plusDays(1);
            end = startOf(next);
        }
        return end;
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
