package org.pointsmall.loyalty.ledger.load;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.pointsmall.loyalty.ledger.Adjustment;
import org.pointsmall.loyalty.ledger.DueLots;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.Exchange;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.ledger.GiveBack;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.ledger.HoldRequest;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.Leftover;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.Opening;
import org.pointsmall.loyalty.ledger.OrderReturn;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.RefusalCode;

/**
 * One thread's random movements of a node. What belongs to order {@code n} follows from {@code n} alone, so that
 * threads and nodes that meet at an order, or come back to one that a killed node left behind, ask for the very same.
 * Every seventh order is a guest's, whose account may become part of another at any time, and every eleventh is that of
 * somebody who may leave.
 */
final class RandomMovements {
    private static final int MEMBERS = 6;
    private static final int ORDERS_UNDER_WAY = 120;
    private static final long GUESTS = 1_000_000;
    private static final long LEAVERS = 2_000_000;
    static final Duration A_CHECKOUT = Duration.ofHours(8);
    private static final Set<RefusalCode> MAY_BE_REFUSED_WITH = Set.of(
            RefusalCode.INSUFFICIENT_POINTS,
            RefusalCode.ABOVE_CAP,
            RefusalCode.ACCOUNT_FROZEN,
            RefusalCode.HOLD_EXPIRED,
            RefusalCode.CONFLICT);

    private final Node node;
    private final Random random;
    private final AtomicLong oldestOrder;
    private final Consumer<Reported> reports;

    RandomMovements(Node node, Random random, AtomicLong oldestOrder, Consumer<Reported> reports) {
        this.node = node;
        this.random = random;
        this.oldestOrder = oldestOrder;
        this.reports = reports;
    }

    /** Moves points once, or is refused; what was done is reported once it is committed. */
    void move() {
        long order = oldestOrder.get() + random.nextInt(ORDERS_UNDER_WAY);
        switch (random.nextInt(31)) {
            case 0, 1, 2, 3 -> entry(node.alone(() -> node.ledger.earn(earning(order))));
            case 4, 5, 6, 7 -> hold(node.begin(request(order)));
            case 8, 9, 10 -> hold(node.alone(() -> node.settle(member(order), order, award(order))));
            case 11, 12 -> hold(node.checkOut(Node.Flow.ONE_OUTER_TRANSACTION, request(order), award(order)));
            case 13 -> release(order);
            case 14 -> timeOutOverdueHolds(node, reports);
            case 15, 16 -> entry(node.alone(() -> node.ledger.returnPoints(back("return", order))));
            case 17, 18 -> entry(node.alone(() -> node.ledger.clawBack(back("clawback", order))));
            case 19 -> entry(node.alone(() -> node.ledger.adjust(adjustment(order))));
            case 20 -> reverse(order);
            case 21 -> freezeOrThaw(order);
            case 22 -> merge(order);
            case 23, 24 -> postWhatIsDue();
            case 25, 26 -> entry(node.alone(() -> node.ledger.exchange(exchange(order))));
            case 27 -> giveBack(order);
            case 28, 29 -> node.alone(() -> node.openLots.open(openings(order), "admin", "from before"));
            default -> someoneLeaves(order);
        }
        if (random.nextInt(8) == 0) {
            oldestOrder.incrementAndGet();
        }
    }

    /** What recovery does with the holds of orders that nobody has placed. */
    static void timeOutOverdueHolds(Node node, Consumer<Reported> reports) {
        List<Hold> overdue;
        HoldId last = new HoldId(0);
        do {
            HoldId after = last;
            overdue = node.alone(() -> node.store.overdueHolds(node.clock.instant(), after, 50));
            for (Hold hold : overdue) {
                last = hold.id();
                Outcome<Hold> ended = node.alone(() -> node.ledger.timeOut(hold.id()));
                if (ended instanceof Outcome.Done<Hold> done) {
                    reports.accept(new Reported.HoldState(done.value()));
                } else {
                    require(ended);
                }
            }
        } while (!overdue.isEmpty());
    }

    private static MemberId member(long order) {
        if (order % 7 == 0) {
            return guest(order);
        }
        return new MemberId(order % 11 == 0 ? LEAVERS + order : 1 + order % MEMBERS);
    }

    private static MemberId guest(long order) {
        return new MemberId(GUESTS + order);
    }

    private static long award(long order) {
        return 20 + order % 60;
    }

    private static Earning earning(long order) {
        LotPolicy lots =
                switch ((int) (order % 3)) {
                    case 0 -> LotPolicy.LASTING;
                    case 1 -> new LotPolicy(Duration.ofHours(6), new Expiry.After(Period.ofDays(2), Expiry.End.DAY));
                    default -> new LotPolicy(Duration.ZERO, new Expiry.After(Period.ofDays(1), Expiry.End.DAY));
                };
        return new Earning(
                member(order),
                PostingKey.of("earn-order", order),
                Points.of(1 + order % 100),
                new OrderRef(order, "number-" + order),
                lots,
                "checkout",
                List.of());
    }

    private static HoldRequest request(long order) {
        long points = order % 5 == 0 ? 0 : 1 + order * 31 % 70;
        boolean none = points == 0;
        return new HoldRequest(
                member(order),
                order,
                Points.of(points),
                none ? null : new Money(points, LedgerFixture.CNY),
                none ? null : LedgerFixture.A_POINT_IS_A_FEN,
                A_CHECKOUT);
    }

    private OrderReturn back(String movement, long order) {
        int part = random.nextInt(4);
        return new OrderReturn(
                member(order),
                new PostingKey(movement + ":" + order + ":" + part),
                new OrderRef(order, "number-" + order),
                Points.of(5 + 7 * part),
                "service",
                "came back");
    }

    private static Adjustment adjustment(long order) {
        long points = order % 2 == 0 ? 30 : -10;
        return new Adjustment(
                member(order), PostingKey.of("adjust", order), points, LotPolicy.LASTING, "admin", "goodwill");
    }

    /** A chunk of a file: what is in it is in others too. */
    private List<Opening> openings(long order) {
        return LongStream.range(order, order + 1 + random.nextInt(8))
                .mapToObj(one -> new Opening(
                        member(one),
                        PostingKey.of("opening", one),
                        Points.of(1 + one % 20),
                        LocalDate.of(2025, 1, 1 + (int) (one % 20)),
                        null,
                        "asked"))
                .toList();
    }

    private void release(long order) {
        Optional<Hold> claim = node.alone(() -> node.store.claim(order));
        claim.ifPresent(open -> hold(node.alone(() -> node.ledger.release(open.id()))));
    }

    private void reverse(long order) {
        PostingKey key = PostingKey.of(random.nextInt(4) == 0 ? "opening" : "adjust", order);
        Optional<JournalEntry> adjusted = node.alone(() -> node.store.entry(key));
        adjusted.ifPresent(entry -> entry(node.alone(() -> node.ledger.reverse(entry.id(), "admin", "was a mistake"))));
    }

    private static Exchange exchange(long order) {
        return new Exchange(
                member(order),
                PostingKey.of("exchange", order),
                Points.of(1 + order * 17 % 40),
                "a coupon",
                "member",
                List.of());
    }

    private void giveBack(long order) {
        Optional<JournalEntry> exchanged = node.alone(() -> node.store.entry(PostingKey.of("exchange", order)));
        int part = 1 + random.nextInt(4);
        exchanged.ifPresent(entry -> entry(node.alone(() -> node.ledger.giveBack(new GiveBack(
                member(order),
                new PostingKey("give-back:" + order + ":" + part),
                entry.id(),
                Points.of(part * 5L),
                "service",
                "not used")))));
    }

    private void freezeOrThaw(long order) {
        boolean freeze = random.nextInt(4) == 0;
        require(node.alone(() -> freeze
                ? node.ledger.freeze(member(order), "admin", "suspicious")
                : node.ledger.unfreeze(member(order), "admin", "cleared")));
    }

    /** One chunk of a job; on a real node only one job of a kind runs at once, which is not what keeps it right. */
    private void postWhatIsDue() {
        DueLots.Due due = random.nextBoolean() ? DueLots.Due.ACTIVATION : DueLots.Due.EXPIRY;
        node.dueLots.post(due, node.clock.instant().truncatedTo(ChronoUnit.MILLIS), null, 5);
    }

    /** Guests into each other, both ways, and into members. */
    private void merge(long near) {
        long order = random.nextBoolean() ? near : near - near % 7;
        MemberId from = guest(order);
        MemberId into = random.nextInt(3) == 0 ? new MemberId(1 + order % MEMBERS) : guest(order ^ 1);
        require(node.alone(() -> node.ledger.merge(from, into, "admin", "the same person")));
    }

    private void someoneLeaves(long near) {
        MemberId leaver = new MemberId(LEAVERS + near - near % 11);
        require(node.alone(() -> node.ledger.close(leaver, new Leftover.Forfeited(), "admin", "does not come back")));
    }

    private void entry(Outcome<JournalEntry> outcome) {
        if (outcome instanceof Outcome.Done<JournalEntry> done) {
            reports.accept(new Reported.Entry(done.value()));
        } else {
            require(outcome);
        }
    }

    private void hold(Outcome<Hold> outcome) {
        if (outcome instanceof Outcome.Done<Hold> done) {
            reports.accept(new Reported.HoldState(done.value()));
        } else {
            require(outcome);
        }
    }

    /** Done, or refused for a reason that somebody can have here. */
    private static void require(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Refused<?> refused
                && !MAY_BE_REFUSED_WITH.contains(refused.refusal().code())) {
            throw new AssertionError("refused: " + refused.refusal());
        }
    }
}
