/**
 * What every benchmark needs: something to work on that is gone afterwards, times, ratios with their interval, tables.
 *
 * <p>Promises: the same times give the same figures; a ratio without an interval is never printed.
 */
@NullMarked
package org.pointsmall.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
