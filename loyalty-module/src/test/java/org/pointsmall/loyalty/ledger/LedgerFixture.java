package org.pointsmall.loyalty.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.trace.TraceLine;

import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

/** A ledger in memory with a clock that tests move, and members who own points: one point is worth a fen. */
public final class LedgerFixture {
    public static final Currency CNY = Currency.getInstance("CNY");
    public static final PointsRate A_POINT_IS_A_FEN = new PointsRate(Points.of(1), new Money(1, CNY));
    public static final Duration A_CHECKOUT = Duration.ofMinutes(15);

    public final MovableClock clock = new MovableClock(Instant.parse("2026-05-01T10:00:00Z"));
    public final InMemoryLedgerStore store = new InMemoryLedgerStore();
    public final InMemoryTransactions transactions = new InMemoryTransactions(store);
    public final ProgrammeTerms terms = new ProgrammeTerms();
    public final Ledger ledger;

    private int members;
    private int earnings;

    public LedgerFixture() {
        this(LedgerFollower.NONE);
    }

    LedgerFixture(LedgerFollower follower) {
        ledger = new Ledger(store, terms, inUtc(clock), LedgerObserver.NONE, follower);
    }

    /** A member of its own, to whom points are given by what follows. */
    public AMember aMember() {
        members++;
        return new AMember(new MemberId(members));
    }

    /** Credits a lot under a key of its own. */
    public JournalEntry credit(MemberId member, long points, @Nullable Instant expiresAt) {
        earnings++;
        return granted(ledger.earn(new Earning(
                member,
                PostingKey.of("given", earnings),
                Points.of(points),
                null,
                until(expiresAt),
                "test",
                List.of())));
    }

    /** Terms of points that can be spent at once, up to the midnight at which they expire. */
    public static LotPolicy until(@Nullable Instant midnight) {
        return midnight == null
                ? LotPolicy.LASTING
                : new LotPolicy(
                        Duration.ZERO,
                        new Expiry.On(
                                LocalDate.ofInstant(midnight, ZoneOffset.UTC).minusDays(1)));
    }

    /** Holds points that pay as many fen, for as long as a checkout may take. */
    public Outcome<Hold> hold(MemberId member, long points, long orderId) {
        return ledger.hold(request(member, points, orderId));
    }

    /** Claims the checkout of an order on which no points are spent. */
    public Outcome<HoldId> claim(MemberId member, long orderId) {
        return ledger.claim(request(member, 0, orderId));
    }

    /** Of an order with one line, 1. */
    private static HoldRequest request(MemberId member, long points, long orderId) {
        if (points == 0) {
            return HoldRequest.claim(member, orderId, A_CHECKOUT);
        }
        Money money = new Money(points, CNY);
        Allocation allocation = new Allocation(List.of(new Allocation.Part(1L, Points.of(points), money)));
        return new HoldRequest(member, orderId, Points.of(points), money, A_POINT_IS_A_FEN, allocation, A_CHECKOUT);
    }

    /** Credits what an order earned. */
    public JournalEntry earn(MemberId member, long points, long orderId, LotPolicy lots) {
        return granted(ledger.earn(new Earning(
                member,
                PostingKey.of("earn-order", orderId),
                Points.of(points),
                new OrderRef(orderId, null),
                lots,
                "checkout",
                List.of())));
    }

    /** Spends points on an order. */
    public Hold spend(MemberId member, long points, long orderId) {
        return granted(
                ledger.commit(granted(hold(member, points, orderId)).id(), new OrderRef(orderId, "number " + orderId)));
    }

    /** A return of an order, under a key of its own. */
    public OrderReturn back(MemberId member, String key, long orderId, long points) {
        OrderRef order = new OrderRef(orderId, null);
        return new OrderReturn(member, new PostingKey(key), order, Points.of(points), "service", "sent back");
    }

    /** Points that are exchanged for a coupon, under a key of its own. */
    public Exchange exchange(MemberId member, String key, long points) {
        List<TraceLine> why = List.of(new TraceLine("test", Map.of()));
        return new Exchange(member, new PostingKey(key), Points.of(points), "a coupon", "test", why);
    }

    /** Points of an exchange that come back, under a key of its own. */
    public GiveBack giveBack(MemberId member, String key, JournalEntry exchange, long points) {
        return new GiveBack(member, new PostingKey(key), exchange.id(), Points.of(points), "service", "not used");
    }

    public long available(MemberId member) {
        return ledger.balance(member).available().value();
    }

    public long pending(MemberId member) {
        return ledger.balance(member).pending().value();
    }

    public long held(MemberId member) {
        return ledger.balance(member).held().value();
    }

    public long debt(MemberId member) {
        return ledger.balance(member).debt().value();
    }

    /** What is available in each of the member's lots, the oldest first. */
    public List<Long> availableByLot(MemberId member) {
        return store.lots(member).stream()
                .map(InMemoryLedgerStore.LotRow::available)
                .toList();
    }

    public JournalEntry lastEntry() {
        List<InMemoryLedgerStore.Posted> journal = store.journal();
        return journal.get(journal.size() - 1).entry();
    }

    /** What has been posted so far, the oldest first. */
    public List<EntryKind> kinds() {
        return store.journal().stream().map(posted -> posted.entry().kind()).toList();
    }

    /** What an entry adds up to on a side. */
    public long sum(JournalEntry entry, LedgerSide side) {
        return store.postings(entry.id()).stream()
                .filter(line -> line.side() == side)
                .mapToLong(Posting::amount)
                .sum();
    }

    /** That each entry sums to zero, and each account has what its lots have. */
    public void checkBooks() {
        store.checkBooks();
    }

    /** What was asked for; a refusal fails the test. */
    public static <T> T granted(Outcome<T> outcome) {
        return outcome.orElseThrow(refusal -> new IllegalStateException("refused: " + refusal));
    }

    /** Why it was refused; anything else fails the test. */
    public static Refusal refused(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Refused<?> refused) {
            return refused.refusal();
        }
        throw new AssertionError("not refused: " + outcome);
    }

    /** The programme's terms; tests change them as they go. */
    public static final class ProgrammeTerms implements LedgerTerms {
        public Duration grace = Duration.ofDays(30);
        public ClawbackPolicy clawback = ClawbackPolicy.REVOKE_TO_ZERO;
        /** What orders go by that were placed before some moment; null where that is the same. */
        public ClawbackPolicy clawbackBefore;

        public Instant clawbackSince = Instant.MIN;

        @Override
        public Duration grace() {
            return grace;
        }

        @Override
        public ClawbackPolicy clawback(Instant placedAt) {
            return placedAt.isBefore(clawbackSince) ? clawbackBefore : clawback;
        }
    }

    /** Says of a member what it owns. */
    public final class AMember {
        private final MemberId id;

        private AMember(MemberId id) {
            this.id = id;
        }

        /** With one more lot that never expires. */
        public AMember with(long points) {
            credit(id, points, null);
            return this;
        }

        /** With one more lot that expires. */
        public AMember with(long points, Instant expiringAt) {
            credit(id, points, expiringAt);
            return this;
        }

        /** Whose account may not spend. */
        public AMember frozen() {
            granted(ledger.freeze(id, "test", "suspicious"));
            return this;
        }

        public MemberId id() {
            return id;
        }
    }
}
