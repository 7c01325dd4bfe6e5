package org.pointsmall.loyalty.segment;

import java.time.Period;
import java.util.Currency;

/** The programme's terms for segments, as they are now. */
public interface SegmentTerms {

    /** How far back orders count. */
    Period lookBack();

    /** Every how many days members are measured anew, at least 1. */
    int everyDays();

    /** Which orders' money counts; orders in other currencies count as orders only. */
    Currency currency();
}
