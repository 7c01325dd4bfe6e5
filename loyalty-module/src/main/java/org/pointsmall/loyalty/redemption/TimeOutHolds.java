package org.pointsmall.loyalty.redemption;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.job.KeysetRun;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.ledger.LedgerStore;
import org.pointsmall.loyalty.purchase.PlacedOrder;
import org.pointsmall.loyalty.purchase.PlacedOrders;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the holds that a crash or a failed settlement left open past their time: of an order that the store has
 * accepted, the settlement is made up for, unless it has failed lately and is to be tried again later; of any other, the
 * points go back. Running it twice, or on several nodes at once, changes nothing more.
 */
final class TimeOutHolds implements Job {
    /** The name of the job. */
    public static final JobName NAME = new JobName("time-out-holds");

    private static final Logger LOG = LoggerFactory.getLogger(TimeOutHolds.class);
    private static final int CHUNK = 100;

    private final LedgerStore store;
    private final HoldPoints holdPoints;
    private final PlacedOrders placedOrders;
    private final SettleCheckout settleCheckout;
    private final SettlementRetries retries;
    private final Transactions transactions;
    private final BusinessTime time;

    TimeOutHolds(
            LedgerStore store,
            HoldPoints holdPoints,
            PlacedOrders placedOrders,
            SettleCheckout settleCheckout,
            SettlementRetries retries,
            Transactions transactions,
            BusinessTime time) {
        this.store = store;
        this.holdPoints = holdPoints;
        this.placedOrders = placedOrders;
        this.settleCheckout = settleCheckout;
        this.retries = retries;
        this.transactions = transactions;
        this.time = time;
    }

    @Override
    public JobName name() {
        return NAME;
    }

    @Override
    public Run begin() {
        return new KeysetRun<>(CHUNK, this::overdue, hold -> hold.id().value(), this::recover);
    }

    /** Of the oldest hold that is overdue: holds have their ids in the order in which they were opened. */
    @Override
    public Optional<Duration> lag() {
        Instant now = time.now();
        return Optional.of(overdue(0, 1).stream()
                .findFirst()
                .map(hold -> Duration.between(hold.dueAt(), now))
                .orElse(Duration.ZERO));
    }

    private List<Hold> overdue(long after, int limit) {
        return transactions.required(() -> store.overdueHolds(time.now(), new HoldId(after), limit));
    }

    /** Goes once over all overdue holds, each in a transaction of its own; answers how many it ended. */
    public long recover() {
        Run pass = begin();
        long ended = 0;
        Chunk chunk;
        do {
            chunk = pass.next();
            ended += chunk.processed();
        } while (!chunk.last());
        return ended;
    }

    /** One hold that can't be ended must not keep the others waiting: it is logged and tried again the next time. */
    private boolean recover(Hold hold) {
        try {
            return transactions.required(() -> end(hold));
        } catch (RuntimeException e) {
            LOG.error("{} of order {} could not be recovered; it stays open", hold.id(), hold.orderId(), e);
            return false;
        }
    }

    private boolean end(Hold hold) {
        Optional<PlacedOrder> order = placedOrders.find(hold.orderId());
        if (order.isPresent()) {
            return !retries.waits(hold.orderId())
                    && settleCheckout.settle(order.get()).isPresent();
        }
        return !holdPoints.timeOut(hold.id()).isRefused();
    }
}
