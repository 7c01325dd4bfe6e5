package org.pointsmall.loyalty.redemption;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.job.KeysetRun;
import org.pointsmall.loyalty.job.Retries;
import org.pointsmall.loyalty.job.Retry;
import org.pointsmall.loyalty.logging.LogField;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.purchase.PlacedOrder;
import org.pointsmall.loyalty.purchase.PlacedOrders;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries again to settle the orders whose settlement failed, a minute after the first failure and at growing intervals
 * up to an hour, until each is settled. However many try at once, here or by {@link TimeOutHolds}: an order is settled
 * once, and whoever succeeds ends its retries.
 */
public final class SettleOrders implements Job {
    /** The name of the job. */
    public static final JobName NAME = new JobName("settle-orders");

    private static final Logger LOG = LoggerFactory.getLogger(SettleOrders.class);
    private static final int CHUNK = 50;

    private final Retries orders;
    private final PlacedOrders placedOrders;
    private final SettleCheckout settleCheckout;
    private final SettlementRetries retries;
    private final Transactions transactions;
    private final BusinessTime time;

    public SettleOrders(
            Retries orders,
            PlacedOrders placedOrders,
            SettleCheckout settleCheckout,
            SettlementRetries retries,
            Transactions transactions,
            BusinessTime time) {
        this.orders = orders;
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
        return pass(time::now);
    }

    /** Tries all that wait: none waits longer for its next try. */
    @Override
    public Run beginByHand() {
        return pass(() -> time.now().plus(Retry.LONGEST_WAIT));
    }

    private Run pass(Supplier<Instant> dueAt) {
        return new KeysetRun<>(
                CHUNK,
                (after, limit) -> transactions.required(() -> orders.due(dueAt.get(), after, limit)),
                Retry::id,
                unsettled -> settle(order(unsettled)));
    }

    @Override
    public Optional<Duration> lag() {
        Instant now = time.now();
        Instant next = orders.now().nextAt();
        return Optional.of(next == null || next.isAfter(now) ? Duration.ZERO : Duration.between(next, now));
    }

    /**
     * Tries now, though it may not be time.
     *
     * @return whether the order waits no longer
     */
    public boolean tryNow(long orderId) {
        Optional<Retry> order = transactions.required(() -> orders.find(orderId));
        return order.isEmpty() || settle(order(order.get()));
    }

    private static OrderRef order(Retry unsettled) {
        return new OrderRef(unsettled.id(), unsettled.label());
    }

    /** One order that can't even be read must not keep the others waiting. */
    private boolean settle(OrderRef order) {
        try (LogField.Scope about = LogField.ORDER.with(order.id())) {
            return transactions.required(() -> attempt(order));
        } catch (RuntimeException e) {
            LOG.error("Order {} could not be read; it stays unsettled and is tried again", order, e);
            retries.failed(order, e);
            return false;
        }
    }

    private boolean attempt(OrderRef order) {
        Optional<PlacedOrder> placed = placedOrders.find(order.id());
        if (placed.isPresent()) {
            return settleCheckout.settle(placed.get()).isPresent();
        }
        LOG.warn("Order {} is gone from the store, or no member's: there is nothing to settle", order);
        retries.settled(order.id());
        return true;
    }
}
