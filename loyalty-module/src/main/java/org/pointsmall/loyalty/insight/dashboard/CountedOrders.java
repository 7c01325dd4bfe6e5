package org.pointsmall.loyalty.insight.dashboard;

import java.time.Instant;
import java.util.List;
import org.pointsmall.loyalty.insight.figure.CountedOrder;

/** Reads the store's orders that figures add up, as they stand now. */
@FunctionalInterface
public interface CountedOrders {

    /**
     * At most {@code limit} orders of all groups and currencies, the oldest first.
     *
     * @param from orders that were placed from this moment on
     * @param after and of this very moment only those with higher ids
     * @param until orders that were placed before this moment
     */
    List<CountedOrder> next(Instant from, long after, Instant until, int limit);
}
