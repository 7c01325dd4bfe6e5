package org.pointsmall.loyalty.insight.figure;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The store's orders and carts. They are only asked for by their ids and their customers: the store has no index on when an
 * order was placed.
 */
public interface StoreOrders {

    /**
     * An order or a cart as the store has it now.
     *
     * @param placedAt in whole milliseconds; null for a cart
     * @param stands whether it is placed, and neither cancelled nor returned
     */
    record Order(long id, long customer, @Nullable Instant placedAt, boolean stands) {}

    /** A moment of a customer's. */
    record Moment(long customer, Instant at) {}

    /** The first of those whose ids are higher than this one, in the order of their ids. */
    List<Order> after(long id, int limit);

    /** Those with the highest ids, in the order of these. */
    List<Order> last(int limit);

    List<Order> these(Collection<Long> ids);

    /** When the customers of these moments placed orders, so long after them at most. */
    List<Instant> placedAfter(Collection<Moment> moments, Duration within);
}
