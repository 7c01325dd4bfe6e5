package org.pointsmall.loyalty.aftersale;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.aftersale.ReturnReceipt.Line;
import org.pointsmall.loyalty.aftersale.SoldPoints.Sold;
import org.pointsmall.loyalty.ledger.ContentHash;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.ledger.LockedAccount;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.redemption.PointsReturn;
import org.pointsmall.loyalty.redemption.ReturnPoints;
import org.pointsmall.loyalty.redemption.ReturnPoints.Returned;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.time.BusinessTime;

/**
 * Writes down a return: locks the order, then the account; moves the points, records the return with the cash that it
 * owes, and tells the store. All in the caller's transaction.
 */
final class RecordReturn {
    private final Returns returns;
    private final SoldOrders orders;
    private final CashDesk desk;
    private final SoldPoints soldPoints;
    private final ReturnPoints returnPoints;
    private final GoodsBack goodsBack;
    private final ReturnTerms terms;
    private final BusinessTime time;

    RecordReturn(
            Returns returns,
            SoldOrders orders,
            CashDesk desk,
            SoldPoints soldPoints,
            ReturnPoints returnPoints,
            GoodsBack goodsBack,
            ReturnTerms terms,
            BusinessTime time) {
        this.returns = returns;
        this.orders = orders;
        this.desk = desk;
        this.soldPoints = soldPoints;
        this.returnPoints = returnPoints;
        this.goodsBack = goodsBack;
        this.terms = terms;
        this.time = time;
    }

    /**
     * What a request is, once its order is locked.
     *
     * @param content what was asked for, to tell a repeat from a key used again
     * @param cashFollows whether the caller goes on to give the cash back
     * @param lines what it comes to
     */
    private record Asked(
            Purpose purpose,
            ReturnKind kind,
            String content,
            boolean cashFollows,
            Function<ReturnCalculation, Outcome<List<Line>>> lines) {}

    /** @param cashFollows whether the caller goes on to give the cash back, once this is committed */
    Outcome<RecordedReturn> cancel(CancelRequest request, boolean cashFollows) {
        return record(new Asked(
                request.purpose(),
                ReturnKind.CANCEL,
                "CANCEL",
                cashFollows,
                calculation -> Outcome.done(calculation.everything())));
    }

    /** @param cashFollows whether the caller goes on to give the cash back, once this is committed */
    Outcome<RecordedReturn> takeBack(ReturnRequest request, boolean cashFollows) {
        return record(new Asked(
                request.purpose(),
                ReturnKind.RETURN,
                request.content(),
                cashFollows,
                calculation -> calculation.of(request)));
    }

    private Outcome<RecordedReturn> record(Asked asked) {
        Purpose purpose = asked.purpose();
        if (!orders.lock(purpose.orderId())) {
            throw new UnknownOrderException(purpose.orderId());
        }
        SoldOrder order = orders.read(purpose.orderId());
        MemberId owner = purpose.owner();
        if (owner != null && !owner.equals(order.owner())) {
            throw new UnknownOrderException(purpose.orderId());
        }
        List<RecordedReturn> earlier = returns.ofOrder(purpose.orderId());
        Optional<Outcome<RecordedReturn>> answered = answered(asked, earlier);
        if (answered.isPresent()) {
            return answered.get().map(RecordedReturn::asReplayed);
        }
        if (!order.placed()) {
            return Outcome.refused(conflict(asked, order.status()));
        }
        return soldPoints
                .of(order)
                .map(sold -> record(asked, order, sold, earlier))
                .orElseGet(() -> Outcome.refused(conflict(asked, "UNSETTLED")));
    }

    /** What the request came to earlier, or why it can't come to anything any more. */
    private static Optional<Outcome<RecordedReturn>> answered(Asked asked, List<RecordedReturn> earlier) {
        Optional<RecordedReturn> named = earlier.stream()
                .filter(recorded ->
                        recorded.receipt().key().equals(asked.purpose().key()))
                .findFirst();
        Optional<RecordedReturn> cancelled = earlier.stream()
                .filter(recorded -> recorded.receipt().kind() == ReturnKind.CANCEL)
                .findFirst();
        if (named.isPresent()) {
            boolean repeat = named.get().contentHash().equals(ContentHash.of(asked.content()));
            return Optional.of(
                    repeat
                            ? Outcome.done(named.get())
                            : Outcome.refused(Refusal.of(RefusalCode.IDEMPOTENCY_KEY_REUSED)
                                    .with("key", asked.purpose().key())));
        }
        return cancelled.map(first -> asked.kind() == ReturnKind.CANCEL
                ? Outcome.done(first)
                : Outcome.refused(conflict(asked, "CANCELLED")));
    }

    private Outcome<RecordedReturn> record(Asked asked, SoldOrder order, Sold sold, List<RecordedReturn> earlier) {
        List<Line> before = earlier.stream()
                .flatMap(recorded -> recorded.receipt().lines().stream())
                .toList();
        Instant placedAt = order.cart().context().placedAt();
        ReturnPolicy policy = terms.returns(placedAt == null ? time.now() : placedAt);
        ReturnCalculation calculation = new ReturnCalculation(sold.sale(), policy, before);
        if (asked.kind() == ReturnKind.CANCEL && calculation.allGoodsAreBack(List.of()) && !earlier.isEmpty()) {
            return Outcome.refused(conflict(asked, "RETURNED"));
        }
        Outcome<List<Line>> lines = asked.lines().apply(calculation);
        if (lines instanceof Outcome.Refused<List<Line>> refused) {
            return Outcome.refused(refused.refusal());
        }
        List<Line> moved = lines.orElseThrow(refusal -> new IllegalStateException(refusal.toString()));
        if (moved.isEmpty() && asked.kind() == ReturnKind.RETURN) {
            return Outcome.refused(conflict(asked, "RETURNED"));
        }
        SoldOrders.End end = asked.kind() == ReturnKind.CANCEL
                ? SoldOrders.End.CANCELLED
                : calculation.allGoodsAreBack(moved) ? SoldOrders.End.RETURNED : null;
        boolean cashBack = asked.kind() == ReturnKind.CANCEL || policy.refund().cash();
        boolean pointsBack =
                asked.kind() == ReturnKind.CANCEL || policy.refund().points();
        Allocation undone = cashBack ? calculation.undone(moved, sold.award()) : Allocation.NONE;
        return Outcome.done(
                write(asked, order, sold, moved, undone, whole(order.cart(), before, moved), pointsBack, end));
    }

    private RecordedReturn write(
            Asked asked,
            SoldOrder order,
            Sold sold,
            List<Line> lines,
            Allocation undone,
            Set<Long> whole,
            boolean pointsBack,
            SoldOrders.@Nullable End end) {
        Purpose purpose = asked.purpose();
        Money nothing = Money.zero(order.cart().currency());
        Money cash = lines.stream().map(Line::cash).reduce(nothing, Money::plus);
        Moved moved = move(purpose, order, sold, lines, undone);
        if (asked.kind() == ReturnKind.CANCEL) {
            goodsBack.cancelled(order.cart(), pieces(lines));
        } else {
            goodsBack.cameBack(order.cart(), pieces(lines));
            goodsBack.linesCameBack(order.cart(), whole);
        }
        LockedAccount account = sold.account();
        Instant now = time.now();
        ReturnReceipt receipt = new ReturnReceipt(
                purpose.key(),
                asked.kind(),
                cash.isZero() ? ReturnStatus.DONE : ReturnStatus.CASH_DUE,
                moved.back().isZero() ? withoutPointsBack(lines) : lines,
                moved.back(),
                moved.takenBack(),
                moved.shortfall(),
                cash,
                null,
                purpose.actor(),
                purpose.reason(),
                now,
                false);
        RecordedReturn recorded = returns.record(new ReturnDraft(
                purpose.orderId(),
                account == null ? null : account.account().member(),
                ContentHash.of(asked.content()),
                receipt,
                CashPlan.of(cash, desk.payments(purpose.orderId()), returns.owedByPayment(purpose.orderId())),
                asked.cashFollows() ? now.plus(terms.cashLasting()) : now));
        Money offset = pointsBack ? lines.stream().map(Line::offset).reduce(nothing, Money::plus) : nothing;
        orders.note(purpose.orderId(), end, offset, "return-" + recorded.id().value());
        return recorded;
    }

    /** The items of which everything is back with these lines. */
    private static Set<Long> whole(Cart cart, List<Line> before, List<Line> now) {
        Map<Long, Integer> earlier = pieces(before);
        Map<Long, Integer> pieces = pieces(now);
        Set<Long> whole = new TreeSet<>();
        for (CartLine line : cart.lines()) {
            int came = pieces.getOrDefault(line.itemId(), 0);
            if (came > 0 && came + earlier.getOrDefault(line.itemId(), 0) >= line.quantity()) {
                whole.add(line.itemId());
            }
        }
        return whole;
    }

    private static Map<Long, Integer> pieces(List<Line> lines) {
        Map<Long, Integer> pieces = new TreeMap<>();
        for (Line line : lines) {
            Long item = line.itemId();
            if (item != null && line.quantity() > 0) {
                pieces.merge(item, line.quantity(), Integer::sum);
            }
        }
        return pieces;
    }

    /** What has really moved of the points that the lines ask for. */
    private record Moved(Points back, Points takenBack, Points shortfall) {}

    private Moved move(Purpose purpose, SoldOrder order, Sold sold, List<Line> lines, Allocation undone) {
        LockedAccount account = sold.account();
        if (account == null) {
            return new Moved(Points.ZERO, Points.ZERO, Points.ZERO);
        }
        Points revoked = account.totals(purpose.orderId()).revoked();
        Returned returned = returnPoints.returned(
                account,
                new PointsReturn(
                        order.cart().order(),
                        order.cart().context().placedAt(),
                        purpose.key(),
                        sum(lines, Line::pointsBack),
                        sum(lines, Line::pointsTakenBack),
                        undone,
                        purpose.actor(),
                        purpose.reason()));
        JournalEntry back = returned.back();
        JournalEntry clawback = returned.clawback();
        Points takenBack = account.totals(purpose.orderId()).revoked().minus(revoked);
        return new Moved(
                back == null ? Points.ZERO : Points.of(back.points()),
                takenBack,
                clawback == null ? Points.ZERO : takenBack.minus(Points.of(-clawback.points())));
    }

    /** A closed account gets none. */
    private static List<Line> withoutPointsBack(List<Line> lines) {
        return lines.stream()
                .map(line -> new Line(
                        line.itemId(),
                        line.quantity(),
                        line.value(),
                        line.tax(),
                        line.offset(),
                        Points.ZERO,
                        line.pointsTakenBack(),
                        line.cash()))
                .toList();
    }

    private static Points sum(List<Line> lines, Function<Line, Points> points) {
        return lines.stream().map(points).reduce(Points.ZERO, Points::plus);
    }

    private static Refusal conflict(Asked asked, String status) {
        return Refusal.of(RefusalCode.CONFLICT)
                .with("orderId", asked.purpose().orderId())
                .with("orderStatus", status);
    }
}
