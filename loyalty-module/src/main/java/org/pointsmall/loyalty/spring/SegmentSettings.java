package org.pointsmall.loyalty.spring;

import java.time.Period;
import java.util.Currency;
import java.util.function.Supplier;
import org.pointsmall.loyalty.segment.SegmentTerms;

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

    SegmentTerms in(Supplier<Currency> currency) {
        return new Terms(this, currency);
    }

    private record Terms(SegmentSettings settings, Supplier<Currency> storeCurrency) implements SegmentTerms {
        @Override
        public Period lookBack() {
            return settings.lookBack();
        }

        @Override
        public int everyDays() {
            return settings.everyDays();
        }

        @Override
        public Currency currency() {
            return storeCurrency.get();
        }
    }
}
