package org.pointsmall.loyalty.purchase;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an order comes from.
 *
 * @param placedAt when it was placed; null for a cart
 * @param store the code of the store that it bears; null where it bears none
 * @param channel the code of the channel that it bears; null where it bears none
 */
public record OrderContext(@Nullable Instant placedAt, @Nullable String store, @Nullable String channel) {
    public static final OrderContext UNKNOWN = new OrderContext(null, null, null);
}
