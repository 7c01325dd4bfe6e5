package org.pointsmall.loyalty.simulation;

import java.time.Instant;
import java.util.List;
import org.pointsmall.loyalty.earning.RuleBook;

/** The store's orders of the past, also those that were undone later. */
public interface PastOrders {

    /** How many were placed from one moment until before another. */
    long count(Instant from, Instant until);

    /**
     * How far back the latest ones reach. It reads no more of the store's orders than somebody can wait for, however many
     * there are.
     *
     * @param latest so many at most
     */
    Reach reach(int latest, Instant from, Instant until);

    /**
     * How far orders reach.
     *
     * @param behind the order behind which they begin; 0 where they begin with the first
     * @param orders how many there are in all of the time, beyond these too; about so many where not all could be counted
     */
    record Reach(long behind, long orders) {}

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
