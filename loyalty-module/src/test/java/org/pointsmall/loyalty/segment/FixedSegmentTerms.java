package org.pointsmall.loyalty.segment;

import java.time.Period;
import java.util.Currency;

/** Terms that stay as they are. */
public record FixedSegmentTerms(Period lookBack, int everyDays, Currency currency) implements SegmentTerms {}
