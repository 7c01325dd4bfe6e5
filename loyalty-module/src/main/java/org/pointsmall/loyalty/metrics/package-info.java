/**
 * What the programme does, in numbers: {@code loyalty.points}, {@code loyalty.refusals}, {@code loyalty.holds.open},
 * {@code loyalty.holds.oldest.age}, {@code loyalty.job.lag}, {@code loyalty.job.last.success.age} and
 * {@code loyalty.job.processed}. Counters are of this process, and only of what was committed; gauges are of the
 * programme, the same on every node.
 *
 * <p>Counting needs no library; only {@link org.pointsmall.loyalty.metrics.LoyaltyMeters} knows Micrometer,
 * and is made only where a store has that.
 */
@NullMarked
package org.pointsmall.loyalty.metrics;

import org.jspecify.annotations.NullMarked;
