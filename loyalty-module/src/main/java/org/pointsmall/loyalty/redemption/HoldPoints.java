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
     * Reserves the points that pay the offset of the cart. Where none are spent, nothing of the cart matters and nothing
     * of it is read.
     *
     * @param orderId the store's order
     * @param cart reads the order as a cart
     * @param wish what the shopper wanted to spend, if anything, and was told last
     * @return the hold; or a refusal, with nothing moved: what {@link #refusal} says, and what {@link Ledger#hold}
     *     refuses. After a {@code CONFLICT} the caller's transaction may be past going on.
     */
    public Outcome<HoldId> hold(
            MemberId member, long orderId, Supplier<Cart> cart, CartPayments payments, Optional<AppliedWish> wish) {
        Outcome<HoldRequest> asTold = asTold(member, orderId, cart, payments, wish);
        if (asTold instanceof Outcome.Refused<HoldRequest> refused) {
            return Outcome.refused(refused.refusal());
        }
        return open(((Outcome.Done<HoldRequest>) asTold).value());
    }

    /**
     * Why a checkout would not be what the shopper was told, if so; nothing is written.
     *
     * <ul>
     *   <li>{@code INSUFFICIENT_POINTS} ({@code required}, {@code available}): the points payment is smaller than the
     *       shopper was told because the balance is;
     *   <li>{@code CART_CHANGED} ({@code orderId}): points, what they pay, what is left in cash or the total are others
     *       than the shopper was told, in whichever direction, or nothing was told;
     *   <li>{@code PAYMENTS_ABOVE_TOTAL} ({@code orderId}): points would pay for what
     *       other payments pay too.
     * </ul>
     */
    public Optional<Refusal> refusal(
            MemberId member, long orderId, Supplier<Cart> cart, CartPayments payments, Optional<AppliedWish> wish) {
        return asTold(member, orderId, cart, payments, wish) instanceof Outcome.Refused<HoldRequest> refused
                ? Optional.of(refused.refusal())
                : Optional.empty();
    }

    private Outcome<HoldRequest> asTold(
            MemberId member, long orderId, Supplier<Cart> cart, CartPayments payments, Optional<AppliedWish> wish) {
        return wish.isEmpty() && payments.offset().isZero()
                ? Outcome.done(HoldRequest.claim(member, orderId, terms.holdLasting()))
                : asTold(member, cart.get(), payments, wish);
    }

    private Outcome<HoldRequest> asTold(MemberId member, Cart cart, CartPayments payments, Optional<AppliedWish> wish) {
        Money offset = payments.offset();
        QuotePoints quotePoints = quotes.of(member, cart);
        Optional<Allocation> allocation = quotePoints.allocation(offset);
        Points points = allocation.isEmpty() || offset.isZero()
                ? Points.ZERO
                : quotePoints.rate().price(offset);
        Optional<ShownQuote> told = wish.map(AppliedWish::told);
        if (allocation.isEmpty() || !told.equals(Optional.of(now(points, offset, cart)))) {
            return Outcome.refused(told.flatMap(figures -> tooFew(member, quotePoints, wish.get(), figures, points))
                    .orElse(Refusal.of(RefusalCode.CART_CHANGED)
                            .with("orderId", cart.order().id())));
        }
        if (!offset.isZero() && payments.all().isMoreThan(cart.total())) {
            return Outcome.refused(Refusal.of(RefusalCode.PAYMENTS_ABOVE_TOTAL)
                    .with("orderId", cart.order().id()));
        }
        return Outcome.done(request(member, cart, offset, quotePoints.rate(), allocation.get()));
    }

    /** What would be charged. */
    private static ShownQuote now(Points points, Money offset, Cart cart) {
        return new ShownQuote(points, offset, cart.leftToPay().minus(offset), cart.total());
    }

    /** Where the cart still takes points that the shopper was told, and the balance no longer has them. */
    private Optional<Refusal> tooFew(
            MemberId member, QuotePoints quotePoints, AppliedWish wish, ShownQuote told, Points points) {
        Points due = quotePoints.takes(wish.wish()).min(told.points());
        if (!due.isMoreThan(points)) {
            return Optional.empty();
        }
        Points available = ledger.balance(member).available();
        return due.isMoreThan(available)
                ? Optional.of(Refusal.of(RefusalCode.INSUFFICIENT_POINTS)
                        .with("required", due.value())
                        .with("available", available.value()))
                : Optional.empty();
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
