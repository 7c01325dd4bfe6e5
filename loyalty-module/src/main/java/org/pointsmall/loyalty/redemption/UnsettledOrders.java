package org.pointsmall.loyalty.redemption;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the orders are kept whose settlement is to be tried again, for all nodes. An order is in it once: while it
 * waits, and, as a record of what happened, after it was settled. Writing takes part in the caller's transaction.
 */
public interface UnsettledOrders {

    /** The order, while it waits. */
    Optional<UnsettledOrder> find(long orderId);

    /**
     * Notes an order's first failure; does nothing where the order was in it and has been settled since.
     *
     * @throws RuntimeException where somebody else notes the same order's at the very same moment
     */
    void add(UnsettledOrder order);

    /** Notes one more failure; does nothing where the order has been settled, or failed once more, since {@code before}. */
    void replace(UnsettledOrder before, UnsettledOrder now);

    /** Ends the order's waiting; does nothing where it does not wait. */
    void settled(long orderId, Instant at);

    /** At most {@code limit} orders that were to be tried again by {@code at}, with ids after {@code after}, by id. */
    List<UnsettledOrder> due(Instant at, long after, int limit);

    /** At most {@code limit} orders that wait, the one that failed first before the others. */
    List<UnsettledOrder> waiting(int limit);

    /** How many wait. The answer costs by the number of these, not of all that ever waited. */
    Summary now();

    /**
     * The orders that wait.
     *
     * @param oldestFailedAt when the first of them failed; null where there is none
     * @param nextAt when the first of them is to be tried again; null where there is none
     */
    record Summary(long count, @Nullable Instant oldestFailedAt, @Nullable Instant nextAt) {}
}
