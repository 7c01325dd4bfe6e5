package org.pointsmall.loyalty.redemption;

import org.pointsmall.loyalty.job.Retries;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes which orders' settlement failed, so that {@link SettleOrders} tries again and staff can see it. To note it must
 * not cost anybody the order either: it happens after the failed settlement was undone, in the transaction that submits
 * the order where there is one and behind a savepoint of its own. What could not be noted is found by its hold
 * ({@link TimeOutHolds}, {@link MatchOrders}).
 */
public final class SettlementRetries {
    private static final Logger LOG = LoggerFactory.getLogger(SettlementRetries.class);

    private final Retries orders;
    private final Transactions transactions;
    private final BusinessTime time;

    public SettlementRetries(Retries orders, Transactions transactions, BusinessTime time) {
        this.orders = orders;
        this.transactions = transactions;
        this.time = time;
    }

    /** Notes a failure, and when to try again. Never throws. */
    public void failed(OrderRef order, RuntimeException cause) {
        try {
            transactions.isolated(() -> note(order, cause.toString()));
        } catch (RuntimeException e) {
            LOG.error("That order {} is not settled could not be noted; it will be found by its hold", order, e);
        }
    }

    private boolean note(OrderRef order, String error) {
        orders.failed(order.id(), order.number(), time.now(), error);
        return true;
    }

    /** Ends the order's retries, in the transaction that settles it. */
    void settled(long orderId) {
        orders.done(orderId, time.now());
    }

    /** Whether the order failed lately, so that it is not yet time to try again. */
    boolean waits(long orderId) {
        return orders.find(orderId).filter(order -> !order.isDue(time.now())).isPresent();
    }
}
