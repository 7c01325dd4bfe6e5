package org.pointsmall.demo.store.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The store's seam to whoever knows what a shopper has used for an order, such as a coupon or a longer warranty. */
@FunctionalInterface
public interface OrderRewards {

    /**
     * Something that was used.
     *
     * @param id the shopper's reward
     * @param kind what kind of thing it is
     * @param itemId the order's item that it belongs to; null for the order as a whole
     */
    record Used(long id, String kind, String name, @Nullable Long itemId) {}

    /** What was used for this order, the first first. */
    List<Used> of(long orderId);
}
