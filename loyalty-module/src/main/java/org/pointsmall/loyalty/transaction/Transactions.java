package org.pointsmall.loyalty.transaction;

import java.util.function.Supplier;

/** The store's transactions, as the use cases need them. */
public interface Transactions {

    /**
     * Runs the work in the caller's transaction, or in one of its own where there is none. A failure undoes the whole
     * transaction.
     */
    <T> T required(Supplier<T> work);

    /**
     * Runs the work so that a failure undoes the work alone: behind a savepoint of the caller's transaction, or in a
     * transaction of its own where there is none. The failure is thrown on.
     */
    <T> T isolated(Supplier<T> work);

    /**
     * Like {@link #isolated(Supplier)}, behind a savepoint that the caller takes in its own way, perhaps later than now. Until
     * it has, the work asks the database for nothing.
     */
    default <T> T isolated(Savepoint savepoint, Supplier<T> work) {
        return isolated(work);
    }
}
