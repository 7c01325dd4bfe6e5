package org.pointsmall.loyalty.simulation;

import java.time.Instant;
import java.util.List;
import org.pointsmall.loyalty.earning.RuleBook;

/** The store's orders of the past, also those that were undone later. */
public interface PastOrders {

    /** How many were placed from one moment until before another. */
    long count(Instant from, Instant until);

    /** The order behind which the latest ones begin, so many at most; 0 where there are no more than these. */
    long behindWhich(int latest, Instant from, Instant until);

    /**
     * The next ones by id, whose order is that in which their carts were begun: so each page costs the same.
     *
     * @param after the order behind which the page begins; 0 for the first
     * @param limit how many orders at most
     * @param book what may be asked of them
     */
    Page after(long after, int limit, Plan plan, RuleBook book);

    /**
     * Some orders.
     *
     * @param orders those of members
     * @param looked how many there were, those of guests included
     * @param last the last one of these; where the page was empty, the one behind which it began
     */
    record Page(List<PastOrder> orders, int looked, long last) {
        public Page {
            orders = List.copyOf(orders);
        }
    }
}
