package org.pointsmall.loyalty.stock;

import org.jspecify.annotations.Nullable;

/**
 * Pieces to be claimed of what is limited.
 *
 * @param key of what
 * @param quantity how many, at least 1
 * @param most how many there are in all, those included that are taken already; null for no such limit
 * @param quota how many a member may take; null for no such limit
 */
public record Want(StockKey key, long quantity, @Nullable Long most, @Nullable Quota quota) {
    public Want {
        if (quantity < 1 || (most != null && most < 0)) {
            throw new IllegalArgumentException("no quantity of " + key + ": " + quantity + " of " + most);
        }
    }
}
