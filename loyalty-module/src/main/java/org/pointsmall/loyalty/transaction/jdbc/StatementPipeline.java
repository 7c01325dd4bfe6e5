package org.pointsmall.loyalty.transaction.jdbc;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;

/**
 * Writes and reads rows that belong to movements of the ledger. Where the ledger's own rows are collected to travel in one
 * trip, these travel with them; who reads them before the transaction ends flushes first.
 */
public interface StatementPipeline {

    /**
     * Inserts a row.
     *
     * @param sql an INSERT that ends with its one row of values
     * @param types the {@link java.sql.Types} of the values
     */
    void insert(String sql, int[] types, @Nullable Object... values);

    /** Sends what has been collected so far. */
    void flush();

    /**
     * Sends what has been collected so far, and with it a query, which finds those rows.
     *
     * @param types the {@link java.sql.Types} of the values
     */
    <T> T query(String sql, int[] types, ResultSetExtractor<T> result, @Nullable Object... values);

    /**
     * A query about a member's account that only changes under the account's lock.
     *
     * @param sql with one value, the member's id
     */
    record AboutMember<T>(String sql, ResultSetExtractor<T> result) {}

    /**
     * Has such a query sent along whenever, from now on, a member's account is locked for movements that are collected.
     * Sent again and again, it should be one that most of them need.
     */
    void askWithLock(AboutMember<?> query);

    /**
     * What the query came to, if it was sent along when this member's account was locked for movements that are still
     * being collected. So it still holds, unless this thread has changed it: {@link #forget} it there.
     */
    <T> Optional<T> answer(AboutMember<T> query, long memberId);

    /** Forgets what the query came to. */
    void forget(AboutMember<?> query);
}
