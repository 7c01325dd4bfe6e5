/** Figures in tables of their own, and what they are counted from, by SQL. */
@NullMarked
package org.pointsmall.loyalty.insight.figure.jdbc;

import org.jspecify.annotations.NullMarked;
