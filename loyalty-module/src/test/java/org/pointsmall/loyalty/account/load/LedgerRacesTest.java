package org.pointsmall.loyalty.account.load;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pointsmall.loyalty.account.Adjustment;
import org.pointsmall.loyalty.account.Balance;
import org.pointsmall.loyalty.account.Earning;
import org.pointsmall.loyalty.account.Hold;
import org.pointsmall.loyalty.account.HoldId;
import org.pointsmall.loyalty.account.HoldRequest;
import org.pointsmall.loyalty.account.HoldStatus;
import org.pointsmall.loyalty.account.JournalEntry;
import org.pointsmall.loyalty.account.LedgerFixture;
import org.pointsmall.loyalty.account.LotPolicy;
import org.pointsmall.loyalty.account.MemberId;
import org.pointsmall.loyalty.account.MovableClock;
import org.pointsmall.loyalty.account.OrderRef;
import org.pointsmall.loyalty.account.OrderReturn;
import org.pointsmall.loyalty.account.PostingKey;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.RefusalCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.account.LedgerFixture.granted;
import static org.pointsmall.loyalty.account.LedgerFixture.refused;

/**
 * Sixty-four threads at the same account, order or key of one PostgreSQL. Whatever they do, afterwards all follows from
 * the journal, and the database has not had to end a single deadlock: its message would have failed the thread.
 *
 * <p>{@code -Draces.minutes=60} makes the random load last so long.
 */
class LedgerRacesTest {
    private static final int THREADS = 64;

    private static EmbeddedPostgres server;
    private static Together together;
    private static MovableClock clock;
    private static Node node;
    private static SoundLedger sound;
    /** Above all orders of the random load. */
    private static final long FIRST_ID = 10_000_000;

    private static long lastId = FIRST_ID;
    private static long deadlocks;

    @BeforeAll
    static void start() throws Exception {
        server = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "150")
                // A deadlock is to be told from a wait, and soon.
                .setServerConfig("deadlock_timeout", "200ms")
                .start();
        together = new Together(THREADS);
        clock = new MovableClock(Instant.parse("2026-05-01T10:00:00Z"));
        node = node(clock);
        node.createTables();
        sound = new SoundLedger(server.getPostgresDatabase());
    }

    @AfterAll
    static void stop() throws Exception {
        together.close();
        node.close();
        server.close();
    }

    @AfterEach
    void isSoundAndHadNoDeadlock() {
        long before = deadlocks;
        deadlocks = sound.deadlocks();
        assertThat(deadlocks).isEqualTo(before);
        sound.check();
    }

    @ParameterizedTest
    @EnumSource(Node.Flow.class)
    void spendsOneAccountToItsLastPointAndNoFurther(Node.Flow flow) {
        MemberId member = new MemberId(nextId());
        for (int lot = 0; lot < 10; lot++) {
            earn(member, nextId(), 96);
        }
        long orders = nextIds(THREADS * 1_000L);
        Queue<Outcome<Hold>> refusals = new ConcurrentLinkedQueue<>();
        List<Integer> spent = together.all(thread -> {
            int checkouts = 0;
            while (true) {
                // The award would feed the account that is to be drained, so nothing is settled for it.
                Outcome<Hold> hold = flow == Node.Flow.EACH_STEP_ALONE
                        ? spendStepByStep(member, orders + thread * 1_000L + checkouts)
                        : spendAtOnce(member, orders + thread * 1_000L + checkouts);
                if (hold.isRefused()) {
                    refusals.add(hold);
                    return checkouts;
                }
                checkouts++;
            }
        });

        assertThat(spent.stream().mapToInt(Integer::intValue).sum()).isEqualTo(120);
        assertThat(refusals)
                .hasSize(THREADS)
                .allSatisfy(refusal -> assertThat(refused(refusal).code()).isEqualTo(RefusalCode.INSUFFICIENT_POINTS));
        Balance balance = node.ledger.balance(member);
        assertThat(balance.available()).isEqualTo(Points.ZERO);
        assertThat(balance.spent()).isEqualTo(Points.of(960));
    }

    private Outcome<Hold> spendStepByStep(MemberId member, long order) {
        Outcome<Hold> hold = node.begin(request(member, order, 8));
        return hold.isRefused() ? hold : node.alone(() -> node.ledger.commit(id(hold), about(order)));
    }

    private Outcome<Hold> spendAtOnce(MemberId member, long order) {
        return node.alone(() -> {
            Outcome<Hold> hold = node.ledger.hold(request(member, order, 8));
            return hold.isRefused()
                    ? hold
                    : node.transactions.isolated(() -> node.ledger.commit(id(hold), about(order)));
        });
    }

    @ParameterizedTest
    @EnumSource(Node.Flow.class)
    void settlesManyOrdersOfOneMemberAtOnce(Node.Flow flow) {
        MemberId member = new MemberId(nextId());
        earn(member, nextId(), 10_000);
        for (int round = 0; round < 5; round++) {
            long orders = nextIds(THREADS);
            List<Outcome<Hold>> outcomes =
                    together.all(thread -> node.checkOut(flow, request(member, orders + thread, thread % 2 * 10L), 3));
            assertThat(outcomes).noneMatch(Outcome::isRefused);
        }
        assertThat(node.ledger.balance(member).spent()).isEqualTo(Points.of(5 * THREADS / 2 * 10));
        assertThat(node.ledger.balance(member).available())
                .isEqualTo(Points.of(10_000 - 5 * THREADS / 2 * 10 + 5 * THREADS * 3));
    }

    @Test
    void postsOnceUnderOneKeyAndAnswersAllAlike() {
        for (int round = 0; round < 15; round++) {
            MemberId member = new MemberId(nextId());
            long key = nextId();
            if (round % 2 == 0) {
                earn(member, nextId(), 100);
            }
            List<Outcome<JournalEntry>> earned =
                    together.all(thread -> node.alone(() -> node.ledger.earn(earning(member, key, 50))));
            assertThat(earned).noneMatch(Outcome::isRefused).allMatch(earned.get(0)::equals);

            List<Outcome<JournalEntry>> taken = together.all(thread -> node.alone(() -> node.ledger.adjust(
                    new Adjustment(member, PostingKey.of("adjust", key), -9, LotPolicy.LASTING, "admin", "a gift"))));
            assertThat(taken).noneMatch(Outcome::isRefused).allMatch(taken.get(0)::equals);

            assertThat(node.ledger.balance(member).available()).isEqualTo(Points.of(round % 2 == 0 ? 141 : 41));
        }
    }

    @Test
    void givesAKeyToWhoIsFirstAndRefusesItToWhoWantsSomethingElse() {
        for (int round = 0; round < 10; round++) {
            MemberId member = new MemberId(nextId());
            long key = nextId();
            List<Outcome<JournalEntry>> outcomes =
                    together.all(thread -> node.alone(() -> node.ledger.earn(earning(member, key, 1 + thread % 4))));
            long owned = node.ledger.balance(member).owned().value();
            for (int thread = 0; thread < THREADS; thread++) {
                Outcome<JournalEntry> outcome = outcomes.get(thread);
                if (1 + thread % 4 == owned) {
                    assertThat(granted(outcome).points()).isEqualTo(owned);
                } else {
                    assertThat(refused(outcome).code()).isEqualTo(RefusalCode.IDEMPOTENCY_KEY_REUSED);
                }
            }
        }
    }

    @Test
    void givesAnOrderToOneCheckoutOnly() {
        for (int round = 0; round < 15; round++) {
            // Of one member, or of eight between whom the order changes hands.
            int members = round % 2 == 0 ? 1 : 8;
            long first = nextIds(members);
            for (int i = 0; i < members; i++) {
                earn(new MemberId(first + i), nextId(), 1_000);
            }
            long order = nextId();
            long points = round % 3 == 0 ? 0 : 10;
            List<Outcome<Hold>> outcomes =
                    together.all(thread -> node.begin(request(new MemberId(first + thread % members), order, points)));
            onlyOneWasGranted(outcomes);
        }
    }

    private static void onlyOneWasGranted(List<Outcome<Hold>> outcomes) {
        assertThat(outcomes.stream().filter(outcome -> !outcome.isRefused())).hasSize(1);
        assertThat(outcomes.stream().filter(Outcome::isRefused))
                .allMatch(outcome -> refused(outcome).code() == RefusalCode.CONFLICT);
    }

    /** Each settles the other's order, which nobody may: and nobody waits for the other's account to find that out. */
    @Test
    void refusesToSettleOrdersOfEachOther() {
        for (int round = 0; round < 10; round++) {
            MemberId ann = new MemberId(nextId());
            MemberId bob = new MemberId(nextId());
            earn(ann, nextId(), 100);
            earn(bob, nextId(), 100);
            long annsOrder = nextId();
            long bobsOrder = nextId();
            granted(node.begin(request(ann, annsOrder, 10)));
            granted(node.begin(request(bob, bobsOrder, 10)));
            List<Outcome<Hold>> outcomes = together.all(thread -> node.alone(
                    () -> thread % 2 == 0 ? node.settle(ann, bobsOrder, 1) : node.settle(bob, annsOrder, 1)));
            assertThat(outcomes).allMatch(outcome -> refused(outcome).code() == RefusalCode.HOLD_EXPIRED);
        }
    }

    @Test
    void mergesTwoAccountsBothWaysAtOnce() {
        for (int round = 0; round < 15; round++) {
            MemberId ann = new MemberId(nextId());
            MemberId bob = new MemberId(nextId());
            earn(ann, nextId(), 70);
            earn(bob, nextId(), 30);
            List<Outcome<Balance>> outcomes = together.all(thread -> node.alone(() -> thread % 2 == 0
                    ? node.ledger.merge(ann, bob, "admin", "the same person")
                    : node.ledger.merge(bob, ann, "admin", "the same person")));
            assertThat(outcomes)
                    .allSatisfy(
                            outcome -> assertThat(granted(outcome).available()).isEqualTo(Points.of(100)));
            assertThat(node.ledger.balance(ann)).isEqualTo(node.ledger.balance(bob));
        }
    }

    /** Everybody into everybody else, while all earn and spend: what was earned is there at the end, in one place. */
    @Test
    void mergesManyAccountsInAnyOrderWhileTheyEarnAndSpend() {
        int people = 8;
        for (int round = 0; round < 12; round++) {
            long first = nextIds(people);
            for (int i = 0; i < people; i++) {
                earn(new MemberId(first + i), nextId(), 100);
            }
            long orders = nextIds(THREADS);
            long seed = round;
            List<Outcome<?>> outcomes = together.all(thread -> {
                Random random = new Random(seed * THREADS + thread);
                MemberId one = new MemberId(first + random.nextInt(people));
                MemberId two = new MemberId(first + random.nextInt(people));
                return switch (thread % 4) {
                    case 0 -> node.alone(() -> node.ledger.earn(earning(one, orders + thread, 5)));
                    case 1 -> node.checkOut(Node.Flow.values()[random.nextInt(2)], request(one, orders + thread, 1), 4);
                    default -> node.alone(() -> node.ledger.merge(one, two, "admin", "the same person"));
                };
            });
            for (int thread = 0; thread < THREADS; thread++) {
                Outcome<?> outcome = outcomes.get(thread);
                if (thread % 4 < 2) {
                    assertThat(outcome.isRefused()).as("%s", outcome).isFalse();
                } else if (outcome.isRefused()) {
                    assertThat(refused(outcome).code()).isEqualTo(RefusalCode.CONFLICT);
                }
            }
            for (int i = 1; i < people; i++) {
                MemberId next = new MemberId(first + i);
                granted(node.alone(() -> node.ledger.merge(next, new MemberId(first), "admin", "all one")));
            }
            assertThat(node.ledger.balance(new MemberId(first)).available())
                    .isEqualTo(Points.of(100 * people + 16 * 5 + 16 * (4 - 1)));
        }
    }

    /** Different orders of a guest who is being merged: each hold lies where its points are. */
    @Test
    void holdsPointsOfAnAccountThatIsBeingMerged() {
        for (int round = 0; round < 20; round++) {
            MemberId guest = new MemberId(nextId());
            MemberId member = new MemberId(nextId());
            earn(guest, nextId(), 1_000);
            earn(member, nextId(), 1_000);
            long orders = nextIds(THREADS);
            together.all(thread -> thread % 8 == 0
                    ? node.alone(() -> node.ledger.merge(guest, member, "admin", "has registered"))
                    : node.begin(request(thread % 2 == 0 ? guest : member, orders + thread, 5)));
            sound.check();
        }
    }

    @Test
    void returnsNoMoreThanWasBurnedAndTakesBackNoMoreThanWasEarned() {
        for (int round = 0; round < 10; round++) {
            MemberId member = new MemberId(nextId());
            long order = nextId();
            earn(member, nextId(), 60);
            earn(member, nextId(), 60);
            granted(node.checkOut(Node.Flow.EACH_STEP_ALONE, request(member, order, 100), 100));
            long keys = nextIds(THREADS);
            List<Outcome<JournalEntry>> outcomes = together.all(thread -> {
                OrderReturn back = new OrderReturn(
                        member, PostingKey.of("back", keys + thread), about(order), Points.of(7), "service", "broken");
                return node.alone(() -> thread % 2 == 0 ? node.ledger.returnPoints(back) : node.ledger.clawBack(back));
            });
            for (int way = 0; way < 2; way++) {
                List<Outcome<JournalEntry>> ofOneWay = new ArrayList<>();
                for (int thread = way; thread < THREADS; thread += 2) {
                    ofOneWay.add(outcomes.get(thread));
                }
                assertThat(ofOneWay.stream().filter(outcome -> !outcome.isRefused()))
                        .hasSize(100 / 7);
                assertThat(ofOneWay.stream().filter(Outcome::isRefused))
                        .allMatch(outcome -> refused(outcome).code() == RefusalCode.ABOVE_CAP);
            }
            assertThat(node.ledger.balance(member).owned()).isEqualTo(Points.of(20 + 100 - 98 + 98));
        }
    }

    @Test
    void endsAHoldOnceWhileItTimesOutUnderItsCommit() {
        for (int round = 0; round < 20; round++) {
            MemberId member = new MemberId(nextId());
            earn(member, nextId(), 500);
            long order = nextId();
            Hold hold = granted(node.begin(request(member, order, 10)));
            clock.moveOn(LedgerFixture.A_CHECKOUT);
            List<Outcome<Hold>> outcomes = together.all(thread -> switch (thread % 4) {
                case 0, 1 -> node.alone(() -> node.ledger.commit(hold.id(), about(order)));
                case 2 -> node.alone(() -> node.ledger.timeOut(hold.id()));
                default -> node.alone(() -> node.ledger.release(hold.id()));
            });
            Hold ended = node.store.hold(hold.id()).orElseThrow();
            boolean committed = ended.status() == HoldStatus.COMMITTED;
            for (int thread = 0; thread < THREADS; thread++) {
                boolean wantsCommit = thread % 4 < 2;
                if (wantsCommit == committed) {
                    assertThat(granted(outcomes.get(thread)).status()).isEqualTo(ended.status());
                } else {
                    assertThat(refused(outcomes.get(thread)).code())
                            .isEqualTo(committed ? RefusalCode.CONFLICT : RefusalCode.HOLD_EXPIRED);
                }
            }
        }
    }

    /** Recovery ends the hold of an order in the very moment in which many try to check it out again. */
    @Test
    void takesOverAnOverdueOrderOnceWhileRecoveryEndsItsHold() {
        for (int round = 0; round < 20; round++) {
            MemberId member = new MemberId(nextId());
            earn(member, nextId(), 500);
            long order = nextId();
            Hold hold = granted(node.begin(request(member, order, 10)));
            clock.moveOn(LedgerFixture.A_CHECKOUT);
            List<Outcome<Hold>> outcomes = together.all(thread -> thread % 16 == 0
                    ? node.alone(() -> node.ledger.timeOut(hold.id()))
                    : node.begin(request(member, order, 10)));
            List<Outcome<Hold>> again = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                if (thread % 16 != 0) {
                    again.add(outcomes.get(thread));
                }
            }
            assertThat(again.stream().filter(outcome -> !outcome.isRefused())).hasSizeLessThanOrEqualTo(1);
            assertThat(again.stream().filter(Outcome::isRefused))
                    .allMatch(outcome -> refused(outcome).code() == RefusalCode.CONFLICT);
            assertThat(node.store.hold(hold.id()).orElseThrow().status()).isEqualTo(HoldStatus.TIMED_OUT);
        }
    }

    @Test
    void opensOneAccountForANewMember() {
        for (int round = 0; round < 15; round++) {
            MemberId member = new MemberId(nextId());
            long orders = nextIds(THREADS);
            together.all(thread -> switch (thread % 3) {
                case 0 -> node.alone(() -> node.ledger.earn(earning(member, orders + thread, 10)));
                case 1 -> node.begin(request(member, orders + thread % 8, thread % 2 * 5L));
                default -> node.alone(() -> node.ledger.freeze(member, "admin", "new here"));
            });
            assertThat(node.jdbc.queryForObject(
                            "SELECT COUNT(*) FROM LOYALTY_ACCOUNT WHERE MEMBER_ID = ?", Long.class, member.value()))
                    .isEqualTo(1);
            assertThat(node.ledger.balance(member).owned()).isEqualTo(Points.of(22 * 10));
        }
    }

    @Test
    void mergesIntoAnAccountThatIsOpenedMeanwhile() {
        for (int round = 0; round < 15; round++) {
            MemberId guest = new MemberId(nextId());
            MemberId member = new MemberId(nextId());
            earn(guest, nextId(), 50);
            long orders = nextIds(THREADS);
            together.all(thread -> thread % 3 == 0
                    ? node.alone(() -> node.ledger.earn(earning(member, orders + thread, 1)))
                    : node.alone(() -> node.ledger.merge(guest, member, "admin", "has registered")));
            assertThat(node.ledger.balance(guest).owned()).isEqualTo(Points.of(50 + 22));
        }
    }

    @Test
    void grantsNoHoldOnceTheAccountIsFrozen() {
        for (int round = 0; round < 10; round++) {
            MemberId member = new MemberId(nextId());
            earn(member, nextId(), 10_000);
            long orders = nextIds(THREADS * 10L);
            AtomicBoolean frozen = new AtomicBoolean();
            together.all(thread -> {
                if (thread == 0) {
                    granted(node.alone(() -> node.ledger.freeze(member, "admin", "suspicious")));
                    frozen.set(true);
                }
                for (int i = 0; i < 10; i++) {
                    boolean before = frozen.get();
                    Outcome<Hold> hold = node.begin(request(member, orders + thread * 10L + i, 1));
                    if (before || hold.isRefused()) {
                        assertThat(refused(hold).code()).isEqualTo(RefusalCode.ACCOUNT_FROZEN);
                    }
                }
                return thread;
            });
        }
    }

    @Test
    void staysSoundUnderARandomLoadOfAFewMembers() throws Exception {
        long minutes = Long.getLong("races.minutes", 0);
        long until = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
        AtomicLong oldestOrder = new AtomicLong(7_000);
        Queue<Reported> reports = new ConcurrentLinkedQueue<>();
        long round = 0;
        try (Node fast = node(new FastClock(System.currentTimeMillis()))) {
            do {
                long seed = round++ * THREADS;
                reports.clear();
                together.all(thread -> {
                    RandomMovements movements =
                            new RandomMovements(fast, new Random(seed + thread), oldestOrder, reports::add);
                    for (int i = 0; i < 60; i++) {
                        movements.move();
                    }
                    return thread;
                });
                sound.check();
                sound.checkSettlements(FIRST_ID);
                assertThat(reports).allMatch(report -> report.isTrue(fast.jdbc));
            } while (System.nanoTime() < until);
        }
        assertThat(kindsPosted())
                .contains("EARN", "ACTIVATE", "HOLD", "BURN", "RELEASE", "EXPIRE", "RETURN", "CLAWBACK")
                .contains("ADJUST", "REVERSE", "FORFEIT", "TRANSFER");
    }

    private static List<String> kindsPosted() {
        return node.jdbc.queryForList("SELECT DISTINCT KIND FROM LOYALTY_JOURNAL", String.class);
    }

    private static Node node(Clock clock) {
        return new Node(server.getJdbcUrl("postgres", "postgres"), THREADS, clock);
    }

    private static long nextId() {
        return nextIds(1);
    }

    /** The first of so many numbers that nobody has had: for members, orders and keys alike. */
    private static long nextIds(long many) {
        lastId += many;
        return lastId - many + 1;
    }

    private static void earn(MemberId member, long key, long points) {
        granted(node.alone(() -> node.ledger.earn(earning(member, key, points))));
    }

    private static Earning earning(MemberId member, long key, long points) {
        return new Earning(
                member, PostingKey.of("given", key), Points.of(points), null, LotPolicy.LASTING, "test", List.of());
    }

    private static HoldRequest request(MemberId member, long order, long points) {
        boolean none = points == 0;
        return new HoldRequest(
                member,
                order,
                Points.of(points),
                none ? null : new Money(points, LedgerFixture.CNY),
                none ? null : LedgerFixture.A_POINT_IS_A_FEN,
                LedgerFixture.A_CHECKOUT);
    }

    private static OrderRef about(long order) {
        return new OrderRef(order, "number-" + order);
    }

    private static HoldId id(Outcome<Hold> hold) {
        return Objects.requireNonNull(granted(hold)).id();
    }
}
