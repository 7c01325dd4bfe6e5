package org.pointsmall.loyalty.reward;

import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.purchase.OrderRef;

/**
 * What a reward is used for.
 *
 * @param item the order's item that it belongs to from then on, such as one with a longer warranty; null where it is used
 *     for the order as a whole
 */
public record UsedFor(OrderRef order, @Nullable Long item) {
    static @Nullable UsedFor order(@Nullable OrderRef order) {
        return order == null ? null : new UsedFor(order, null);
    }
}
