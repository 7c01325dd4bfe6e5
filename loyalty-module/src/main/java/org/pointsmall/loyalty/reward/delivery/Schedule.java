package org.pointsmall.loyalty.reward.delivery;

import java.time.Instant;
import java.time.ZoneId;

/**
 * When things are sent that are sent every so many months: at the moment of the first one, by the clock of a zone, on its
 * day of the month. In a month that has no such day it is the last one, and the month after has the day again.
 *
 * @param first when the first one is sent
 */
record Schedule(Instant first, int everyMonths, ZoneId zone) {

    /** When one of them is due; the first is number 1. */
    Instant due(int nth) {
        return first.atZone(zone)
                .plusMonths(Math.multiplyExact(nth - 1L, everyMonths))
                .toInstant();
    }
}
