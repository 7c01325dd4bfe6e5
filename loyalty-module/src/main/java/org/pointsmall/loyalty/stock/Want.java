package org.pointsmall.loyalty.stock;

import org.jspecify.annotations.Nullable;

/**
 * Pieces to be claimed of what is limited.
 *
 * @param key of what
 * @param quantity how many, at least 1
 * @param most how many there are in all, those included that are taken already; null for no such limit
 * @param quota how many a member may take; null for no such limit
 * @param stockComesBack whether pieces that are given back after they were sold can be had by others
 * @param quotaComesBack whether the member may take as many again then
 */
public record Want(
        StockKey key,
        long quantity,
        @Nullable Long most,
        @Nullable Quota quota,
        boolean stockComesBack,
        boolean quotaComesBack) {

    /** Pieces that can be had again once they are given back. */
    public Want(StockKey key, long quantity, @Nullable Long most, @Nullable Quota quota) {
        this(key, quantity, most, quota, true, true);
    }

    public Want {
        if (quantity < 1 || (most != null && most < 0)) {
            throw new IllegalArgumentException("no quantity of " + key + ": " + quantity + " of " + most);
        }
    }
}
