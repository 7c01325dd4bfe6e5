package org.pointsmall.loyalty.recommendation;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Puts what a search has found into the order that was learnt to be liked better, where one was. It neither adds nor takes
 * away anything, and what it says is checked like what the search says.
 */
@FunctionalInterface
public interface Ranking {
    /** Of a store that has learnt none: the order of the search. */
    Order AS_FOUND = (product, found) -> found;

    /** How these products are to be ordered; those that nothing is known of, too. */
    Order of(Collection<Long> products);

    /** An order. */
    @FunctionalInterface
    interface Order {

        /**
         * The greater, the earlier.
         *
         * @param product null for what is no goods
         * @param found the score by which the search found it
         */
        double rank(@Nullable Long product, double found);
    }
}
