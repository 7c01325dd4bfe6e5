package org.pointsmall.loyalty.redemption;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.ledger.HoldStatus;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.ledger.LedgerStore;
import org.pointsmall.loyalty.ledger.OrderTotals;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.purchase.PlacedOrders;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what the store's orders and the programme's books disagree about, within the look-back, and mends it: a placed
 * order that was never settled is settled; the points of a settled order that has vanished from the store are undone in
 * full. Running it twice, or on several nodes at once, changes nothing more.
 *
 * <p>It looks only at orders in whose checkout the programme took part, which each member's checkout since the plugin
 * was switched on began with a hold. So it never awards an order from before that, one that was imported, or a guest's,
 * though the guest may have registered since. Open holds are left to {@link TimeOutHolds}.
 */
final class MatchOrders implements Job {
    /** The name of the job. */
    public static final JobName NAME = new JobName("match-orders");

    static final String RETURN_ID = "vanished";
    static final String REASON = "The order is no longer in the store";

    private static final Logger LOG = LoggerFactory.getLogger(MatchOrders.class);
    private static final int CHUNK = 200;
    private static final List<HoldStatus> WALKS =
            List.of(HoldStatus.TIMED_OUT, HoldStatus.RELEASED, HoldStatus.COMMITTED);

    private final EndedHolds holds;
    private final LedgerStore store;
    private final PlacedOrders placedOrders;
    private final SettleCheckout settleCheckout;
    private final SettlementRetries retries;
    private final ReturnPoints returnPoints;
    private final Transactions transactions;
    private final Duration lookBack;
    private final BusinessTime time;

    /**
     * @param lookBack how old a checkout may be; less than the time after which the store archives its orders, because
     *     one that has been moved away is taken for vanished
     */
    public MatchOrders(
            EndedHolds holds,
            LedgerStore store,
            PlacedOrders placedOrders,
            SettleCheckout settleCheckout,
            SettlementRetries retries,
            ReturnPoints returnPoints,
            Transactions transactions,
            Duration lookBack,
            BusinessTime time) {
        this.holds = holds;
        this.store = store;
        this.placedOrders = placedOrders;
        this.settleCheckout = settleCheckout;
        this.retries = retries;
        this.returnPoints = returnPoints;
        this.transactions = transactions;
        this.lookBack = lookBack;
        this.time = time;
    }

    @Override
    public JobName name() {
        return NAME;
    }

    /** It goes over all orders of the look-back, and what it finds is rare. */
    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public Run begin() {
        return new Pass();
    }

    /** From the newest hold back to the look-back's end, for each way in which holds end. */
    private final class Pass implements Run {
        private final Instant since = time.now().minus(lookBack);
        private int walk;
        private @Nullable HoldId last;

        @Override
        public Chunk next() {
            HoldStatus ended = WALKS.get(walk);
            HoldId before = last;
            List<EndedHold> page = transactions.required(() -> holds.newestFirst(ended, before, CHUNK));
            List<EndedHold> recent = page.stream()
                    .filter(hold -> !hold.openedAt().isBefore(since))
                    .toList();
            int mended = mend(ended, recent);
            if (recent.size() < CHUNK) {
                walk++;
                last = null;
            } else {
                last = page.get(page.size() - 1).id();
            }
            return new Chunk(mended, walk == WALKS.size());
        }
    }

    private int mend(HoldStatus ended, List<EndedHold> page) {
        int mended = 0;
        Set<Long> seen = new HashSet<>();
        for (EndedHold hold : page) {
            boolean wrong = ended == HoldStatus.COMMITTED ? hasVanished(hold) : isUnsettled(hold);
            if (wrong && seen.add(hold.orderId())) {
                mended += mend(ended, hold) ? 1 : 0;
            }
        }
        return mended;
    }

    private static boolean hasVanished(EndedHold hold) {
        return hold.order() == EndedHold.State.GONE;
    }

    /** A checkout whose time is not up may be under way still. */
    private boolean isUnsettled(EndedHold hold) {
        return hold.order() == EndedHold.State.PLACED
                && !hold.claimed()
                && !hold.dueAt().isAfter(time.now());
    }

    private boolean mend(HoldStatus ended, EndedHold hold) {
        try {
            return ended == HoldStatus.COMMITTED ? undo(hold) : transactions.required(() -> settle(hold.orderId()));
        } catch (RuntimeException e) {
            LOG.error("Order {} and its points do not match, and could not be mended", hold.orderId(), e);
            return false;
        }
    }

    private boolean settle(long orderId) {
        if (retries.waits(orderId)) {
            return false;
        }
        return placedOrders.find(orderId).flatMap(settleCheckout::settle).isPresent();
    }

    /** In full: less what earlier returns have moved. */
    private boolean undo(EndedHold hold) {
        OrderTotals totals = transactions.required(() -> store.totals(hold.orderId()));
        if (totals.returnable().isZero() && totals.revocable().isZero()) {
            return false;
        }
        OrderRef order = transactions.required(() -> order(hold.orderId(), totals));
        ReturnPoints.Returned undone = returnPoints.undone(hold.member(), order, RETURN_ID, "job", REASON);
        if (undone.back() == null && undone.clawback() == null) {
            return false;
        }
        LOG.warn(
                "Order {} has vanished from the store: {} came back, {} was taken back",
                order,
                undone.back(),
                undone.clawback());
        return true;
    }

    /** With the number that it had. */
    private OrderRef order(long orderId, OrderTotals totals) {
        return Stream.of(Optional.ofNullable(totals.burn()), Optional.ofNullable(totals.award()))
                .flatMap(Optional::stream)
                .flatMap(entry -> store.entry(entry).stream())
                .map(JournalEntry::order)
                .flatMap(order -> Optional.ofNullable(order).stream())
                .findFirst()
                .orElse(new OrderRef(orderId, null));
    }
}
