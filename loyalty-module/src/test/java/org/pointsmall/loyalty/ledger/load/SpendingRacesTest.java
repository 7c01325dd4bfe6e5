package org.pointsmall.loyalty.ledger.load;

import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pointsmall.loyalty.ledger.Adjustment;
import org.pointsmall.loyalty.ledger.Balance;
import org.pointsmall.loyalty.ledger.DueLots;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldStatus;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.OrderReturn;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.RefusalCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.ledger.LedgerFixture.refused;

/** Races for points, for an order, and for the name of a movement. */
class SpendingRacesTest extends Races {
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

    /** Some spend points and some don't, each in one transaction: what they lock, they lock in the same order. */
    @Test
    void settlesAnOrderOfWhichManyTransactionsTryTheWholeCheckout() {
        for (int round = 0; round < 10; round++) {
            MemberId member = new MemberId(nextId());
            earn(member, nextId(), 1_000);
            long order = nextId();
            onlyOneWasGranted(together.all(thread ->
                    node.checkOut(Node.Flow.ONE_OUTER_TRANSACTION, request(member, order, thread % 2 * 10L), 5)));
        }
    }

    /** The jobs of many nodes at once, and the movements that find lots due themselves. */
    @Test
    void postsOnceWhatIsDueWhilePointsAreSpent() {
        int people = 8;
        LotPolicy waiting = new LotPolicy(Duration.ofHours(1), new Expiry.After(Period.ofDays(1), Expiry.End.DAY));
        for (int round = 0; round < 8; round++) {
            long first = nextIds(people);
            for (int i = 0; i < people; i++) {
                PostingKey key = PostingKey.of("given", nextId());
                Earning earning =
                        new Earning(new MemberId(first + i), key, Points.of(100), null, waiting, "test", List.of());
                granted(node.alone(() -> node.ledger.earn(earning)));
            }
            clock.moveOn(Duration.ofHours(2));
            raceWithJobs(DueLots.Due.ACTIVATION, first, people);
            clock.moveOn(Duration.ofDays(2));
            raceWithJobs(DueLots.Due.EXPIRY, first, people);
            for (int i = 0; i < people; i++) {
                Balance balance = node.ledger.balance(new MemberId(first + i));
                assertThat(balance.held()).isEqualTo(Points.of(THREADS / 2 / people));
                assertThat(balance.expired()).isEqualTo(Points.of(100 - THREADS / 2 / people));
            }
        }
    }

    private void raceWithJobs(DueLots.Due due, long first, int people) {
        long orders = nextIds(THREADS);
        together.all(thread -> thread % 2 == 0
                ? node.dueLots.post(due, clock.instant(), null, 1_000)
                : node.begin(request(new MemberId(first + thread / 2 % people), orders + thread, 1)));
        assertThat(node.jdbc.queryForList(
                        "SELECT COUNT(*) FROM LOYALTY_JOURNAL j JOIN LOYALTY_ACCOUNT a ON a.ACCOUNT_ID = j.ACCOUNT_ID"
                                + " WHERE a.MEMBER_ID >= ? AND a.MEMBER_ID < ? AND j.KIND = ? GROUP BY a.MEMBER_ID",
                        Long.class,
                        first,
                        first + people,
                        due.kind().name()))
                .hasSize(people)
                .allMatch(entries -> entries == 1);
    }

    private static void onlyOneWasGranted(List<Outcome<Hold>> outcomes) {
        assertThat(outcomes.stream().filter(outcome -> !outcome.isRefused())).hasSize(1);
        assertThat(outcomes.stream().filter(Outcome::isRefused))
                .allMatch(outcome -> refused(outcome).code() == RefusalCode.CONFLICT);
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
}
