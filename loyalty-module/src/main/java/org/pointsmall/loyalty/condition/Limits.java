package org.pointsmall.loyalty.condition;

import java.time.LocalDate;

/** How large a condition may be. A condition beyond one of these can't be made. */
public final class Limits {
    /** Levels of nesting: a single comparison has 1, a group one more than the deepest of its parts. */
    public static final int DEPTH = 8;

    /** Groups, comparisons and values together. */
    public static final int NODES = 1_000;

    /** Values of one comparison. */
    public static final int VALUES = 100;

    /** UTF-16 units of a text that is compared with, and of the name of an order's attribute. */
    public static final int TEXT = 100;

    /** The largest whole number to compare with: what Broadleaf's forms take as a number is an {@code int}. */
    public static final long WHOLE = 1_000_000_000L;

    /** The largest amount to compare with, in minor units; as JSON it is exact in every language's numbers. */
    public static final long MINOR_UNITS = 1_000_000_000_000_000L;

    public static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

    /** The last day that is written with four digits of the year. */
    public static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private Limits() {}
}
