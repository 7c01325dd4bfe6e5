package org.pointsmall.loyalty.redemption;

import java.util.Optional;
import org.pointsmall.loyalty.account.ClaimTakenException;
import org.pointsmall.loyalty.account.Hold;
import org.pointsmall.loyalty.account.HoldId;
import org.pointsmall.loyalty.account.HoldRequest;
import org.pointsmall.loyalty.account.Ledger;
import org.pointsmall.loyalty.account.LedgerStore;
import org.pointsmall.loyalty.account.MemberId;
import org.pointsmall.loyalty.account.Transactions;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

/**
 * Opens the hold with which a checkout begins, and gives it back where the checkout fails. A member's checkout opens
 * one even when no points are spent: the hold is also the claim by which the same order can't be checked out twice at
 * once, on any node, and the record from which an award that failed is made up for.
 */
public final class HoldPoints {
    private final Ledger ledger;
    private final LedgerStore store;
    private final RedemptionTerms terms;
    private final Transactions transactions;

    public HoldPoints(Ledger ledger, LedgerStore store, RedemptionTerms terms, Transactions transactions) {
        this.ledger = ledger;
        this.store = store;
        this.terms = terms;
        this.transactions = transactions;
    }

    /**
     * Reserves the points that pay {@code offset} of the cart.
     *
     * @param offset what the cart's points payment says; nothing where points pay nothing
     * @return the hold; or a refusal: {@code CART_CHANGED} where points may no longer pay that much of the cart, and
     *     what {@link Ledger#hold} refuses. After a {@code CONFLICT} the caller's transaction may be past going on.
     */
    public Outcome<HoldId> hold(MemberId member, Cart cart, Money offset) {
        try {
            return transactions.required(() -> offset.isZero()
                    ? ledger.claim(
                            new HoldRequest(member, cart.order().id(), Points.ZERO, null, null, terms.holdLasting()))
                    : reserve(member, cart, offset));
        } catch (ClaimTakenException raced) {
            return Outcome.refused(Refusal.of(RefusalCode.CONFLICT).with("orderId", raced.orderId()));
        }
    }

    private Outcome<HoldId> reserve(MemberId member, Cart cart, Money offset) {
        OffsetPolicy policy = terms.offset();
        if (offset.isMoreThan(policy.cap(cart))) {
            return Outcome.refused(Refusal.of(RefusalCode.CART_CHANGED)
                    .with("orderId", cart.order().id()));
        }
        return ledger.hold(new HoldRequest(
                        member,
                        cart.order().id(),
                        policy.rate().price(offset),
                        offset,
                        policy.rate(),
                        terms.holdLasting()))
                .map(Hold::id);
    }

    /** The open hold of an order. */
    public Optional<Hold> openHold(long orderId) {
        return transactions.required(() -> store.claim(orderId).filter(Hold::isOpen));
    }

    /** Makes the held points available again; fine where they already are. */
    public Outcome<Hold> release(HoldId hold) {
        return transactions.required(() -> ledger.release(hold));
    }
}
