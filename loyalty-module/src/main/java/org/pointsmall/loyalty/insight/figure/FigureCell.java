package org.pointsmall.loyalty.insight.figure;

/**
 * One sum.
 *
 * @param one what it is of, and {@code other}: as its family says; empty where there is nothing to say
 * @param amount the sum
 * @param times how many things it is the sum of
 */
public record FigureCell(FigureFamily family, String one, String other, long amount, long times) {}
