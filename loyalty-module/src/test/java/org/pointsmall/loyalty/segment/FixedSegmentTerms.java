package org.pointsmall.loyalty.segment;

import java.time.Period;
import java.time.ZoneId;
import java.util.Currency;

/** Terms that stay as they are. */
public record FixedSegmentTerms(ZoneId zone, Period lookBack, int everyDays, Currency currency)
        implements SegmentTerms {}
