package org.pointsmall.loyalty.insight.figure;

import java.time.Instant;
import java.util.List;

/** What the store's orders say of a span, and what points were used for in them. */
@FunctionalInterface
public interface OrderCounts {
    /** Of a store without orders. */
    OrderCounts NONE = (from, until) -> List.of();

    /** All sums that are not of nothing, from a moment on, without the last one. */
    List<FigureCell> cells(Instant from, Instant until);
}
