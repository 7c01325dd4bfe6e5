package org.pointsmall.loyalty.segment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Currency;

/**
 * What a run measures. It is fixed when the run begins, so that whoever goes on with the run measures the same.
 *
 * @param since the first moment whose orders count
 * @param asOf the first moment whose orders don't count any more, in whole milliseconds
 * @param zone where the days begin that recency is counted in
 * @param currency whose money counts
 */
public record RunPlan(Instant since, Instant asOf, ZoneId zone, Currency currency) {
    public RunPlan {
        if (!since.isBefore(asOf)) {
            throw new IllegalArgumentException("a look-back ends after it begins: " + since + ", " + asOf);
        }
    }

    /** The look-back begins with a whole day. */
    static RunPlan of(SegmentTerms terms, ZoneId zone, Instant asOf) {
        Instant since = LocalDate.ofInstant(asOf, zone)
                .minus(terms.lookBack())
                .atStartOfDay(zone)
                .toInstant();
        return new RunPlan(since, asOf, zone, terms.currency());
    }

    LocalDate day() {
        return LocalDate.ofInstant(asOf, zone);
    }

    /** Midnights between the two: an order of late last evening is a day old in the morning. */
    long daysSince(Instant order) {
        return ChronoUnit.DAYS.between(LocalDate.ofInstant(order, zone), day());
    }
}
