package org.pointsmall.loyalty.redemption;

import java.util.Optional;
import org.pointsmall.loyalty.account.Hold;
import org.pointsmall.loyalty.account.HoldStatus;
import org.pointsmall.loyalty.account.Ledger;
import org.pointsmall.loyalty.account.LedgerStore;
import org.pointsmall.loyalty.account.Transactions;
import org.pointsmall.loyalty.earning.EarnPoints;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.purchase.PlacedOrder;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles an order that the store has accepted: its hold is committed and its award posted, both or neither, however
 * often it is asked for.
 */
public final class SettleCheckout {
    private static final Logger LOG = LoggerFactory.getLogger(SettleCheckout.class);

    private final Ledger ledger;
    private final LedgerStore store;
    private final HoldPoints holdPoints;
    private final EarnPoints earnPoints;
    private final Transactions transactions;

    public SettleCheckout(
            Ledger ledger, LedgerStore store, HoldPoints holdPoints, EarnPoints earnPoints, Transactions transactions) {
        this.ledger = ledger;
        this.store = store;
        this.holdPoints = holdPoints;
        this.earnPoints = earnPoints;
        this.transactions = transactions;
    }

    /**
     * Settles the order, and never fails the shopper's: whatever goes wrong undoes the settlement alone, is logged,
     * and leaves the hold open for {@link RecoverHolds}.
     *
     * @return whether the order is settled now
     */
    public boolean settle(PlacedOrder order) {
        try {
            transactions.isolated(() -> {
                settleOrThrow(order);
                return true;
            });
            return true;
        } catch (RuntimeException e) {
            LOG.error(
                    "Order {} stands, its points are not settled yet; recovery will try again",
                    order.cart().order(),
                    e);
            return false;
        }
    }

    private void settleOrThrow(PlacedOrder order) {
        Hold hold = claimed(order).orElseGet(() -> claimedLate(order));
        done(ledger.commit(hold.id(), order.cart().order()));
        Money offset = hold.money() == null ? Money.zero(order.cart().currency()) : hold.money();
        done(earnPoints.earn(order, offset));
    }

    private Optional<Hold> claimed(PlacedOrder order) {
        return store.holds(order.cart().order().id()).stream()
                .filter(hold -> hold.isOpen() || hold.status() == HoldStatus.COMMITTED)
                .findFirst();
    }

    /** The store accepted the order after its hold had been timed out, or without one: what points paid is still due. */
    private Hold claimedLate(PlacedOrder order) {
        LOG.warn(
                "Order {} was placed without a hold; it is settled all the same",
                order.cart().order());
        return done(holdPoints.hold(order.member(), order.cart(), order.offset()));
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
