package org.pointsmall.loyalty.transaction;

import java.util.function.Supplier;

/** Takes a savepoint of the transaction under way, by means of its own. */
@FunctionalInterface
public interface Savepoint {

    /**
     * Runs the work behind a savepoint, and goes back to it where the work throws.
     *
     * @param name of the savepoint, unlike any that is around this work
     */
    <T> T around(String name, Supplier<T> work);
}
