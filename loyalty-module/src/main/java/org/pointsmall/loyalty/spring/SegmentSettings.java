package org.pointsmall.loyalty.spring;

import java.time.Period;

/**
 * How members are measured, from the store's properties.
 *
 * @param lookBack {@code loyalty.segment.look-back}: how far back orders count; {@code P24M}
 * @param everyDays {@code loyalty.segment.every-days}: every how many days members are measured anew; 1
 */
record SegmentSettings(Period lookBack, int everyDays) {
    SegmentSettings {
        if (lookBack.isNegative() || lookBack.isZero()) {
            throw new IllegalArgumentException("loyalty.segment.look-back is at least a day: " + lookBack);
        }
        if (everyDays < 1) {
            throw new IllegalArgumentException("loyalty.segment.every-days is at least 1: " + everyDays);
        }
    }

    static SegmentSettings of(LoyaltyProperties.Segment segment) {
        return new SegmentSettings(segment.lookBack(), segment.everyDays());
    }
}
