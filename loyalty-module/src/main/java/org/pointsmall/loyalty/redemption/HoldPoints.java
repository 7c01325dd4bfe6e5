package org.pointsmall.loyalty.redemption;

import java.util.Optional;
import java.util.function.Supplier;
import org.pointsmall.loyalty.ledger.ClaimTakenException;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.ledger.HoldRequest;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerStore;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Opens the hold with which a checkout begins, and gives it back where the checkout fails. A member's checkout opens
 * one even when no points are spent: the hold is also the claim by which the same order can't be checked out twice at
 * once, on any node, and the record from which an award that failed is made up for.
 */
public final class HoldPoints {
    private final Ledger ledger;
    private final LedgerStore store;
    private final RedemptionTerms terms;
    private final Quotes quotes;
    private final Transactions transactions;

    public HoldPoints(
            Ledger ledger, LedgerStore store, RedemptionTerms terms, Quotes quotes, Transactions transactions) {
        this.ledger = ledger;
        this.store = store;
        this.terms = terms;
        this.quotes = quotes;
        this.transactions = transactions;
    }

    /**
     * Reserves the points that pay {@code offset} of the cart. Where none are spent, nothing of the cart matters and
     * nothing of it is read.
     *
     * @param orderId the store's order
     * @param cart reads the order as a cart
     * @param offset what the cart's points payment says; nothing where points pay nothing
     * @param wish what the shopper wanted to spend, if anything
     * @return the hold; or a refusal: {@code CART_CHANGED} ({@code orderId}) where points may no longer pay that much of
     *     the cart, or no longer pay as they did when it was priced, so that the same money would take another number of
     *     points than the shopper was shown; {@code INSUFFICIENT_POINTS} ({@code required}, {@code available}) where the payment has become
     *     smaller than the shopper agreed to because the balance has, and what {@link Ledger#hold} refuses. After a
     *     {@code CONFLICT} the caller's transaction may be past going on.
     */
    public Outcome<HoldId> hold(
            MemberId member, long orderId, Supplier<Cart> cart, Money offset, Optional<AppliedWish> wish) {
        return wish.isEmpty() && offset.isZero()
                ? open(HoldRequest.claim(member, orderId, terms.holdLasting()))
                : hold(member, cart.get(), offset, wish);
    }

    private Outcome<HoldId> hold(MemberId member, Cart cart, Money offset, Optional<AppliedWish> wish) {
        QuotePoints quotePoints = quotes.of(member, cart);
        Optional<Allocation> allocation = quotePoints.allocation(offset);
        if (allocation.isEmpty()
                || !wish.map(kept -> kept.wasPricedAt(quotePoints.rate())).orElse(true)) {
            return Outcome.refused(Refusal.of(RefusalCode.CART_CHANGED)
                    .with("orderId", cart.order().id()));
        }
        Points due = wish.map(kept -> quotePoints.takes(kept.wish()).min(kept.agreed()))
                .orElse(Points.ZERO);
        HoldRequest request = request(member, cart, offset, quotePoints.rate(), allocation.get());
        return due.isMoreThan(request.points())
                ? Outcome.refused(Refusal.of(RefusalCode.INSUFFICIENT_POINTS)
                        .with("required", due.value())
                        .with("available", ledger.balance(member).available().value()))
                : open(request);
    }

    /**
     * Reserves the points of an order that the store has accepted without a hold. What they pay is settled by now, so
     * nothing is refused but what {@link Ledger#hold} refuses.
     */
    Outcome<HoldId> holdLate(MemberId member, Cart cart, Money offset) {
        if (offset.isZero()) {
            return open(HoldRequest.claim(member, cart.order().id(), terms.holdLasting()));
        }
        QuotePoints quotePoints = quotes.of(member, cart);
        return open(request(member, cart, offset, quotePoints.rate(), quotePoints.allocationAnyway(offset)));
    }

    /** By the rate of the allocation: asked for again, it could be another one, and the two would not agree. */
    private HoldRequest request(MemberId member, Cart cart, Money offset, PointsRate rate, Allocation allocation) {
        long order = cart.order().id();
        return offset.isZero()
                ? HoldRequest.claim(member, order, terms.holdLasting())
                : new HoldRequest(member, order, rate.price(offset), offset, rate, allocation, terms.holdLasting());
    }

    private Outcome<HoldId> open(HoldRequest request) {
        try {
            return transactions.required(() -> request.points().isZero()
                    ? ledger.claim(request)
                    : ledger.hold(request).map(Hold::id));
        } catch (ClaimTakenException raced) {
            return Outcome.refused(Refusal.of(RefusalCode.CONFLICT).with("orderId", raced.orderId()));
        }
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
