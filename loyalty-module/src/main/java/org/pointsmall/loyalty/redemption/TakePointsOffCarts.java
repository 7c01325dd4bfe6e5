package org.pointsmall.loyalty.redemption;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.pointsmall.loyalty.job.KeysetRun;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerStore;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frees the store's carts of points, for a store in which the programme no longer runs: a payment that nobody confirms
 * would fail each checkout. Holds whose time is up are ended. Running it twice, or beside a running store, moves nothing
 * more.
 *
 * <p>Two kinds of holds are left alone. One whose time is not up may belong to a checkout that is under way; its cart
 * keeps its points until it is asked for again. One of an order that stands has yet to be settled with its award, which
 * takes the programme.
 */
public final class TakePointsOffCarts {
    private static final Logger LOG = LoggerFactory.getLogger(TakePointsOffCarts.class);
    private static final int CHUNK = 100;
    /** Longer than any checkout may take. */
    private static final Duration EVER = Duration.ofDays(36_500);

    private final CartsWithPoints carts;
    private final LedgerStore store;
    private final Ledger ledger;
    private final Transactions transactions;
    private final BusinessTime time;

    public TakePointsOffCarts(
            CartsWithPoints carts, LedgerStore store, Ledger ledger, Transactions transactions, BusinessTime time) {
        this.carts = carts;
        this.store = store;
        this.ledger = ledger;
        this.transactions = transactions;
        this.time = time;
    }

    /**
     * What was done; or would be, where it is only told.
     *
     * @param carts how many carts had points taken off
     * @param left how many kept theirs, because a checkout of them is under way or broke off a short time ago
     * @param holds how many holds were ended
     * @param givenBack the points of these
     * @param unsettled how many orders stand and have yet to be settled
     * @param unsettledPoints what is held for these
     * @param failed how many carts and holds could not be dealt with, which the log explains
     */
    public record Progress(
            long carts, long left, long holds, Points givenBack, long unsettled, Points unsettledPoints, long failed) {

        /** Whether every cart is free of points. */
        public boolean isDone() {
            return left == 0 && failed == 0;
        }
    }

    /** Takes the points off. */
    public Progress take() {
        return new Pass(true).run();
    }

    /** Says what {@link #take} would do, and does nothing. */
    public Progress tell() {
        return new Pass(false).run();
    }

    private final class Pass {
        private final boolean taking;
        private final Instant now = time.now();
        private long carted;
        private long left;
        private long ended;
        private Points givenBack = Points.ZERO;
        private long unsettled;
        private Points unsettledPoints = Points.ZERO;
        private long failed;

        Pass(boolean taking) {
            this.taking = taking;
        }

        Progress run() {
            all(new KeysetRun<>(CHUNK, this::open, hold -> hold.id().value(), hold -> deal(hold, () -> end(hold))));
            all(new KeysetRun<>(CHUNK, this::cartsAfter, cart -> cart, cart -> deal(cart, () -> free(cart))));
            return new Progress(carted, left, ended, givenBack, unsettled, unsettledPoints, failed);
        }

        private List<Hold> open(long after, int limit) {
            return transactions.required(() -> store.overdueHolds(now.plus(EVER), new HoldId(after), limit));
        }

        private List<Long> cartsAfter(long after, int limit) {
            return transactions.required(() -> carts.after(after, limit));
        }

        private Runnable end(Hold hold) {
            if (carts.isPlaced(hold.orderId())) {
                return () -> {
                    unsettled++;
                    unsettledPoints = unsettledPoints.plus(hold.points());
                };
            }
            if (!hold.isOverdue(now)) {
                return () -> {};
            }
            if (taking) {
                ledger.timeOut(hold.id()).orElseThrow(refusal -> new IllegalStateException(refusal.toString()));
            }
            return () -> {
                ended++;
                givenBack = givenBack.plus(hold.points());
            };
        }

        private Runnable free(long cart) {
            if (store.claim(cart).filter(this::keeps).isPresent()) {
                return () -> left++;
            }
            if (taking) {
                carts.takeOff(cart);
            }
            return () -> carted++;
        }

        private boolean keeps(Hold claim) {
            return claim.isOpen() && !claim.isOverdue(now);
        }

        /** In a transaction of its own, and counted after it. One that fails must not keep the others waiting. */
        private boolean deal(Object thing, Supplier<Runnable> dealing) {
            try {
                transactions.required(dealing).run();
                return true;
            } catch (RuntimeException e) {
                LOG.error("{} could not be dealt with; it stays as it is", thing, e);
                failed++;
                return false;
            }
        }
    }

    private static void all(KeysetRun<?> pass) {
        while (!pass.next().last()) {
            // Chunk by chunk, so that no transaction is long.
        }
    }
}
