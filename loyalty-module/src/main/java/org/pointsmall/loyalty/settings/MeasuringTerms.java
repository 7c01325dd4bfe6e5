package org.pointsmall.loyalty.settings;

import java.time.Period;

/**
 * How members are put into segments.
 *
 * @param lookBack how far back their orders count; at least a day
 * @param everyDays every how many business days they are measured anew; at least 1
 */
public record MeasuringTerms(Period lookBack, int everyDays) {
    public MeasuringTerms {
        if (lookBack.isNegative() || lookBack.isZero()) {
            throw new IllegalArgumentException("orders count for at least a day: " + lookBack);
        }
        if (everyDays < 1) {
            throw new IllegalArgumentException("members are measured at most every day: " + everyDays);
        }
    }
}
