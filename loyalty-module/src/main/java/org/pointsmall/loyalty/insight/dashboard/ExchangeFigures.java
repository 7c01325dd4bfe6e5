package org.pointsmall.loyalty.insight.dashboard;

import org.pointsmall.loyalty.insight.figure.FigureCounting;

/**
 * Rewards of a span that were exchanged for points, by whole days.
 *
 * @param exchanges how often
 * @param converted how many of these were followed by an order of the same customer within {@value #DAYS} days, till now
 */
public record ExchangeFigures(long exchanges, long converted) {
    /** Whoever orders so many days after an exchange, does so after it. */
    public static final int DAYS = FigureCounting.FOLLOWED_WITHIN_DAYS;
}
