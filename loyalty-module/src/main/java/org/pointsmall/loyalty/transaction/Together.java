package org.pointsmall.loyalty.transaction;

import java.util.function.Supplier;

/** Collects movements, so that their rows may travel to the database together. */
public interface Together {

    /**
     * Makes these movements within the caller's transaction. Their rows may travel later, at the latest when the last
     * movement is made. A refused row may therefore be reported only after all movements are made.
     */
    default <T> T together(Supplier<T> movements) {
        return movements.get();
    }

    /**
     * Makes these movements like {@link #together(Supplier)}, and undoes them alone where they throw.
     *
     * @param savepoint names it, unlike any that is around these movements
     */
    <T> T together(String savepoint, Supplier<T> movements);
}
