package org.pointsmall.loyalty.redemption;

import java.util.Optional;
import java.util.function.Supplier;
import org.pointsmall.loyalty.earning.EarnPoints;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldStatus;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LockedAccount;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.PlacedOrder;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.transaction.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles an order that the store has accepted: its hold is committed and its award posted, both or neither, however
 * often it is asked for.
 */
public final class SettleCheckout {
    private static final Logger LOG = LoggerFactory.getLogger(SettleCheckout.class);

    private final Ledger ledger;
    private final HoldPoints holdPoints;
    private final EarnPoints earnPoints;
    private final SettlementRetries retries;
    private final Transactions transactions;
    private final Outbox outbox;

    public SettleCheckout(
            Ledger ledger,
            HoldPoints holdPoints,
            EarnPoints earnPoints,
            SettlementRetries retries,
            Transactions transactions,
            Outbox outbox) {
        this.ledger = ledger;
        this.holdPoints = holdPoints;
        this.earnPoints = earnPoints;
        this.retries = retries;
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /**
     * Settles the order, and never fails the shopper's: whatever goes wrong undoes the settlement alone, is logged,
     * leaves the hold open, and is noted to be tried again ({@link SettleOrders}). A settlement ends such retries.
     *
     * @return what was settled, now or earlier; empty where it could not be
     */
    public Optional<Settlement> settle(PlacedOrder order) {
        return tried(order, () -> {
            Settlement settled = settleOrThrow(order);
            retries.settled(order.cart().order().id());
            return settled;
        });
    }

    /** Like {@link #settle}, for the very checkout that has placed the order: no retry can have been noted before it. */
    public Optional<Settlement> settleFirst(PlacedOrder order) {
        return tried(order, () -> settleOrThrow(order));
    }

    private Optional<Settlement> tried(PlacedOrder order, Supplier<Settlement> settling) {
        try {
            return Optional.of(ledger.isolated(transactions, settling));
        } catch (RuntimeException e) {
            LOG.error(
                    "Order {} stands, its points are not settled yet; it will be tried again",
                    order.cart().order(),
                    e);
            retries.failed(order.cart().order(), e);
            return Optional.empty();
        }
    }

    private Settlement settleOrThrow(PlacedOrder order) {
        Ledger.Claimed claimed =
                ledger.lock(order.member(), order.cart().order().id());
        if (claimed.claim().isEmpty()) {
            claimLate(order);
            return settleOrThrow(order);
        }
        LockedAccount account = claimed.account();
        Hold claim = claimed.claim().get();
        if (claim.status() == HoldStatus.COMMITTED) {
            // With its award, if it earned any: today's rules might award something else.
            return settled(order, claim.committed(), earnPoints.earned(account, order));
        }
        if (order.offset().isZero() && !claim.points().isZero()) {
            giveBack(claim, order);
            return settleOrThrow(order);
        }
        Hold committed = done(claimed.commit(order.cart().order()));
        holdPoints.sold(order.cart());
        // This very transaction commits the claim, so no award can be there yet.
        Optional<JournalEntry> award = done(earnPoints.earnFirst(account, order, committed.allocation()));
        Settlement settlement = settled(order, committed.committed(), award);
        outbox.add(settlement.news(account.account().member(), account.now()));
        return settlement;
    }

    /** The order was paid in full without these points: they were taken off the cart after a checkout had broken off. */
    private void giveBack(Hold claim, PlacedOrder order) {
        LOG.warn(
                "Order {} was paid without the {} held for it; they go back",
                order.cart().order(),
                claim.points());
        done(holdPoints.release(claim.id()));
    }

    private static Settlement settled(PlacedOrder order, Points spent, Optional<JournalEntry> award) {
        Points earned = award.map(entry -> Points.of(entry.points())).orElse(Points.ZERO);
        return new Settlement(order.member(), order.cart().order(), spent, earned);
    }

    /** The store accepted the order after its hold had been timed out, or without one: what points paid is still due. */
    private void claimLate(PlacedOrder order) {
        LOG.warn(
                "Order {} was placed without a hold; it is settled all the same",
                order.cart().order());
        done(holdPoints.holdLate(order.member(), order.cart(), order.offset()));
    }

    private static <T> T done(Outcome<T> outcome) {
        return outcome.orElseThrow(SettlementRefused::new);
    }

    /** A refusal here means that the ledger and the store disagree: nothing that a shopper could mend. */
    private static final class SettlementRefused extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        SettlementRefused(Refusal refusal) {
            super(refusal.toString());
        }
    }
}
