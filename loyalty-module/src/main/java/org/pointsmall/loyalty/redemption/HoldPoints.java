package org.pointsmall.loyalty.redemption;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.pointsmall.loyalty.ledger.Account;
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
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.redemption.QuotePoints.Charge;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.refusal.RefusedException;
import org.pointsmall.loyalty.stock.Want;
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
    private final OrderClaims claims;
    private final Transactions transactions;

    public HoldPoints(
            Ledger ledger, LedgerStore store, RedemptionTerms terms, Quotes quotes, Transactions transactions) {
        this(ledger, store, terms, quotes, OrderClaims.NONE, transactions);
    }

    /** @param claims what orders take of limited quantities */
    public HoldPoints(
            Ledger ledger,
            LedgerStore store,
            RedemptionTerms terms,
            Quotes quotes,
            OrderClaims claims,
            Transactions transactions) {
        this.ledger = ledger;
        this.store = store;
        this.terms = terms;
        this.quotes = quotes;
        this.claims = claims;
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
        Outcome<Agreed> agreed = asTold(member, orderId, cart, payments, wish);
        if (agreed instanceof Outcome.Refused<Agreed> refused) {
            return Outcome.refused(refused.refusal());
        }
        return open(((Outcome.Done<Agreed>) agreed).value());
    }

    /**
     * What the shopper agreed to.
     *
     * @param wants what is to be claimed with the points
     */
    private record Agreed(HoldRequest request, OrderWants wants) {}

    /**
     * Why a checkout would not be what the shopper was told, if so; nothing is written.
     *
     * <ul>
     *   <li>{@code INSUFFICIENT_POINTS} ({@code required}, {@code available}): the points payment is smaller than the
     *       shopper was told because the balance is;
     *   <li>{@code CART_CHANGED} ({@code orderId}): points, what they pay, what is left in cash or the total are others
     *       than the shopper was told, in whichever direction, or nothing was told, unless no points are charged or were
     *       ever told. Payments that were added since pay the cash that was told, and change nothing;
     *   <li>what stands against having goods of the mall that are in the cart;
     *   <li>{@code PAYMENTS_ABOVE_TOTAL} ({@code orderId}): points would pay for what other payments pay too, or
     *       payments that were added since have taken their place.
     * </ul>
     */
    public Optional<Refusal> refusal(
            MemberId member, long orderId, Supplier<Cart> cart, CartPayments payments, Optional<AppliedWish> wish) {
        return asTold(member, orderId, cart, payments, wish) instanceof Outcome.Refused<Agreed> refused
                ? Optional.of(refused.refusal())
                : Optional.empty();
    }

    private Outcome<Agreed> asTold(
            MemberId member, long orderId, Supplier<Cart> cart, CartPayments payments, Optional<AppliedWish> wish) {
        return wish.isEmpty() && payments.offset().isZero()
                ? Outcome.done(new Agreed(HoldRequest.claim(member, orderId, terms.holdLasting()), OrderWants.NONE))
                : asTold(member, cart.get(), payments, wish);
    }

    private Outcome<Agreed> asTold(MemberId member, Cart priced, CartPayments payments, Optional<AppliedWish> wish) {
        Optional<ShownQuote> told = wish.map(AppliedWish::told);
        Cart cart =
                told.map(shown -> shown.withoutWhatCameSince(priced, payments)).orElse(priced);
        Money offset = payments.offset();
        QuotePoints quotePoints = quotes.of(member, cart);
        Optional<Charge> charge = quotePoints.charge(offset);
        Points points = charge.map(Charge::points).orElse(Points.ZERO);
        Optional<Refusal> ofTheMall = cart.isOfTheMall()
                ? quotePoints.mallRefusals(ledger.balance(member).available()).stream()
                        .findFirst()
                : Optional.empty();
        if (ofTheMall.isPresent()) {
            return Outcome.refused(ofTheMall.get());
        }
        if (told.filter(shown -> shown.isDisplacedBy(priced.paidOtherwise(), offset, cart))
                .isPresent()) {
            return Outcome.refused(aboveTotal(cart));
        }
        boolean free = points.isZero()
                && offset.isZero()
                && wish.filter(AppliedWish::neverTold).isPresent();
        if (charge.isEmpty()
                || (!free
                        && told.filter(shown -> shown.holds(points, offset, cart))
                                .isEmpty())) {
            return Outcome.refused(told.flatMap(figures -> tooFew(member, quotePoints, wish.get(), figures, points))
                    .orElse(Refusal.of(RefusalCode.CART_CHANGED)
                            .with("orderId", cart.order().id())));
        }
        if (!offset.isZero() && payments.all().isMoreThan(cart.total())) {
            return Outcome.refused(aboveTotal(cart));
        }
        return Outcome.done(
                new Agreed(request(member, cart, offset, quotePoints.rate(), charge.get()), quotePoints.wants()));
    }

    private static Refusal aboveTotal(Cart cart) {
        return Refusal.of(RefusalCode.PAYMENTS_ABOVE_TOTAL)
                .with("orderId", cart.order().id());
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
     * nothing is refused but what {@link Ledger#hold} refuses. Where it had a hold before, by which points paid as much,
     * it costs what it did then, and not what it would today.
     */
    Outcome<HoldId> holdLate(MemberId member, Cart cart, Money offset) {
        if (offset.isZero() && !cart.isOfTheMall()) {
            return open(HoldRequest.claim(member, cart.order().id(), terms.holdLasting()));
        }
        QuotePoints quotePoints = quotes.of(member, cart);
        List<Want> pieces = quotePoints.wants().pieces();
        if (!pieces.isEmpty()) {
            claims.claimLate(owner(member), cart.order().id(), pieces);
        }
        return open(asHeldBefore(member, cart, offset)
                .orElseGet(() -> request(member, cart, offset, quotePoints.rate(), quotePoints.chargeAnyway(offset))));
    }

    private Optional<HoldRequest> asHeldBefore(MemberId member, Cart cart, Money offset) {
        long order = cart.order().id();
        return store.lastHold(order)
                .filter(hold -> offset.equals(hold.money()))
                .map(hold -> new HoldRequest(
                        member,
                        order,
                        hold.points(),
                        offset,
                        new PointsRate(hold.points(), offset),
                        hold.allocation(),
                        terms.holdLasting()));
    }

    /** The member whose account it is, where that of this one has become part of another's. */
    private MemberId owner(MemberId member) {
        return ledger.account(member).map(Account::member).orElse(member);
    }

    /** By the rate of the allocation: asked for again, it could be another one, and the two would not agree. */
    private HoldRequest request(MemberId member, Cart cart, Money offset, PointsRate rate, Charge charge) {
        long order = cart.order().id();
        return offset.isZero()
                ? HoldRequest.claim(member, order, terms.holdLasting())
                : new HoldRequest(
                        member, order, charge.points(), offset, rate, charge.allocation(), terms.holdLasting());
    }

    /** Where something else is to be claimed too, and can't be, both are undone. */
    private Outcome<HoldId> open(Agreed agreed) {
        HoldRequest request = agreed.request();
        if (agreed.wants().isNone()) {
            return open(request);
        }
        try {
            return transactions.isolated(() -> {
                Outcome<HoldId> opened = open(request);
                if (!opened.isRefused()) {
                    if (agreed.wants().firstOrder()) {
                        // A claim of no points has not locked it; of two first orders, one waits for the other.
                        ledger.lock(request.member());
                    }
                    claims.claim(owner(request.member()), request.orderId(), agreed.wants(), request.lasting())
                            .ifPresent(refusal -> {
                                throw new RefusedException(refusal);
                            });
                }
                return opened;
            });
        } catch (RefusedException refused) {
            return Outcome.refused(refused.refusal());
        }
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
        return transactions.required(() -> released(ledger.release(hold)));
    }

    /** Ends an open hold that nobody ended in time. */
    Outcome<Hold> timeOut(HoldId hold) {
        return transactions.required(() -> released(ledger.timeOut(hold)));
    }

    /**
     * What was claimed with the hold goes back with it: unless it is another hold's by now, of a later try to check the
     * order out.
     */
    private Outcome<Hold> released(Outcome<Hold> ended) {
        if (ended instanceof Outcome.Done<Hold> done && !isTaken(done.value().orderId())) {
            claims.released(done.value().orderId());
        }
        return ended;
    }

    /** Whether the order's checkout is under way, or done: it has a hold, be it of no points, that has not come to nothing. */
    boolean isTaken(long orderId) {
        return transactions.required(() -> store.claim(orderId).isPresent());
    }

    /** What was claimed with the hold is sold with it. */
    void sold(Cart order) {
        if (order.isOfTheMall()) {
            claims.sold(order);
        }
    }
}
