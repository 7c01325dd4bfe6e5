package org.pointsmall.loyalty.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * Writes rows that belong to a movement of the ledger. Where the ledger's own rows are collected to travel in one trip,
 * these travel with them; who reads them before the transaction ends flushes first.
 */
public interface TogetherWithMovements {

    /**
     * Inserts a row.
     *
     * @param sql an INSERT that ends with its one row of values
     * @param types the {@link java.sql.Types} of the values
     */
    void insert(String sql, int[] types, @Nullable Object... values);

    /** Sends what has been collected so far. */
    void flush();
}
