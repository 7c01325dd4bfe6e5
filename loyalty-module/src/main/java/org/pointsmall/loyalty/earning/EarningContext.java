package org.pointsmall.loyalty.earning;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When, where and by whom something is bought, as far as rules care.
 *
 * @param at the moment whose rules count
 * @param store the code of the store that the order bears, if any
 * @param channel the code of the channel that the order bears, if any
 * @param products what is bought, by the store's ids; products that it does not know have no facts
 */
public record EarningContext(
        Instant at, Buyer buyer, Optional<String> store, Optional<String> channel, Map<Long, ProductFacts> products) {
    public EarningContext {
        products = Map.copyOf(products);
    }

    @Nullable
    ProductFacts product(@Nullable Long id) {
        return id == null ? null : products.get(id);
    }
}
