package org.pointsmall.loyalty.broadleaf.config;

import java.time.Period;
import java.util.Currency;
import org.pointsmall.loyalty.broadleaf.cart.StoreCurrency;
import org.pointsmall.loyalty.segment.SegmentTerms;
import org.springframework.core.env.Environment;

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

    static SegmentSettings from(Environment environment) {
        return new SegmentSettings(
                Period.parse(environment.getProperty("loyalty.segment.look-back", "P24M")),
                environment.getProperty("loyalty.segment.every-days", Integer.class, 1));
    }

    SegmentTerms in(StoreCurrency currency) {
        return new Terms(this, currency);
    }

    private record Terms(SegmentSettings settings, StoreCurrency storeCurrency) implements SegmentTerms {
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
            return storeCurrency.now();
        }
    }
}
