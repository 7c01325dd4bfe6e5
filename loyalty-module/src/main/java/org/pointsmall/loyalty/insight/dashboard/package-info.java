/**
 * How the programme is doing over a span of days, beside an equal part of the period before: read from the figures that
 * {@code insight.figure} keeps, and never by scanning the journal. {@code docs/dashboard.md} defines each figure.
 */
@NullMarked
package org.pointsmall.loyalty.insight.dashboard;

import org.jspecify.annotations.NullMarked;
