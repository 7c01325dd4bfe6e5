package org.pointsmall.loyalty.aftersale;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.Account;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldRequest;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerStore;
import org.pointsmall.loyalty.ledger.LockedAccount;
import org.pointsmall.loyalty.ledger.OrderTotals;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.PlacedOrder;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.redemption.SettleCheckout;

/**
 * What a sold order did with points. An order whose settlement is still open is settled first: else its points would be
 * used up, and its award posted, after it had been undone.
 */
final class SoldPoints {
    private final Ledger ledger;
    private final LedgerStore store;
    private final SettleCheckout settleCheckout;
    private final RedemptionTerms terms;

    SoldPoints(Ledger ledger, LedgerStore store, SettleCheckout settleCheckout, RedemptionTerms terms) {
        this.ledger = ledger;
        this.store = store;
        this.settleCheckout = settleCheckout;
        this.terms = terms;
    }

    /**
     * The points of a sale.
     *
     * @param account locked, of the member whose points they are; null for a guest's order
     * @param sale the order with them
     * @param award how those that it earned fell on it, and the money that they were earned by
     */
    record Sold(@Nullable LockedAccount account, Sale sale, Allocation award) {}

    /** The sale, with its account locked; empty where its points can't be settled now. */
    Optional<Sold> of(SoldOrder order) {
        long id = order.cart().order().id();
        Optional<Hold> claim = store.claim(id);
        if (claim.isEmpty() && !order.registered()) {
            Sale.Fallen none = new Sale.Fallen(Points.ZERO, Allocation.NONE);
            return Optional.of(new Sold(null, Sale.of(order.cart(), order.offset(), none, none), Allocation.NONE));
        }
        if (claim.filter(hold -> !hold.isOpen()).isEmpty()) {
            if (!settled(order, claim)) {
                return Optional.empty();
            }
            claim = store.claim(id);
        }
        MemberId member = claim.flatMap(hold -> store.find(hold.account()))
                .map(Account::member)
                .orElse(order.owner());
        LockedAccount account = ledger.lock(member);
        return Optional.of(sold(order, account));
    }

    private boolean settled(SoldOrder order, Optional<Hold> claim) {
        long id = order.cart().order().id();
        if (claim.isEmpty() && order.offset().isZero() && store.lastHold(id).isEmpty()) {
            // Placed before the programme was there. It must not earn points now that it is undone.
            ledger.claim(HoldRequest.claim(order.owner(), id, terms.holdLasting()));
            return ledger.lock(order.owner()).commitEmptyClaim(id);
        }
        return settleCheckout
                .settle(new PlacedOrder(order.owner(), order.cart(), order.offset()))
                .isPresent();
    }

    private static Sold sold(SoldOrder order, LockedAccount account) {
        long id = order.cart().order().id();
        OrderTotals totals = account.totals(id);
        Allocation spent = account.claim(id).map(Hold::allocation).orElse(Allocation.NONE);
        Allocation award = account.awardOf(totals);
        Sale sale = Sale.of(
                order.cart(),
                order.offset(),
                new Sale.Fallen(totals.burned(), spent),
                new Sale.Fallen(totals.issued(), award));
        return new Sold(account, sale, award);
    }
}
