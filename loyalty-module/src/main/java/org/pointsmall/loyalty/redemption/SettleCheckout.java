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
    private final EarnPoints earnPoints;
    private final Transactions transactions;

    public SettleCheckout(Ledger ledger, LedgerStore store, EarnPoints earnPoints, Transactions transactions) {
        this.ledger = ledger;
        this.store = store;
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
        Optional<Hold> claimed = store.holds(order.cart().order().id()).stream()
                .filter(hold -> hold.isOpen() || hold.status() == HoldStatus.COMMITTED)
                .findFirst();
        if (claimed.isEmpty()) {
            LOG.warn(
                    "Order {} was placed without a hold; its award is posted all the same",
                    order.cart().order());
        }
        Money offset = Money.zero(order.cart().currency());
        if (claimed.isPresent()) {
            done(ledger.commit(claimed.get().id(), order.cart().order()));
            Money paid = claimed.get().money();
            offset = paid == null ? offset : paid;
        }
        done(earnPoints.earn(order, offset));
    }

    private static <T> void done(Outcome<T> outcome) {
        outcome.orElseThrow(SettlementRefused::new);
    }

    /** A refusal here means that the ledger and the store disagree: nothing that a shopper could mend. */
    private static final class SettlementRefused extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        SettlementRefused(Refusal refusal) {
            super(refusal.toString());
        }
    }
}
