package org.pointsmall.loyalty.account;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.pointsmall.loyalty.account.LedgerFixture.CNY;
import static org.pointsmall.loyalty.account.LedgerFixture.granted;
import static org.pointsmall.loyalty.account.LedgerFixture.refused;

class LedgerTest {
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");
    private static final long ORDER = 4711;
    private static final OrderRef PLACED_ORDER = new OrderRef(ORDER, "20260501-4711");

    private final LedgerFixture given = new LedgerFixture();
    private final Ledger ledger = given.ledger;

    @AfterEach
    void everyEntrySumsToZero() {
        for (InMemoryLedgerStore.Posted posted : given.store.journal()) {
            assertThat(posted.draft().postings().stream()
                            .mapToLong(Posting::amount)
                            .sum())
                    .as(posted.toString())
                    .isZero();
        }
    }

    @Test
    void knowsNothingOfAMemberWhoNeverHadPointsAndOpensNoAccountByLooking() {
        assertThat(ledger.balance(new MemberId(99))).isEqualTo(Balance.NOTHING);
        assertThat(given.store.find(new MemberId(99))).isEmpty();
    }

    @Nested
    class Earn {
        private final MemberId ana = given.aMember().id();
        private final Earning award = new Earning(
                ana,
                new PostingKey("earn-order:4711"),
                Points.of(120),
                PLACED_ORDER,
                LedgerFixture.until(JULY),
                "checkout",
                List.of(new TraceLine("earn.base-rate", Map.of("points", "120"))));

        @Test
        void creditsALotOfItsOwn() {
            given.clock.moveOn(Duration.ofNanos(1_999_999));

            JournalEntry entry = granted(ledger.earn(award));

            Instant now = Instant.parse("2026-05-01T10:00:00.001Z");
            assertThat(entry.kind()).isEqualTo(EntryKind.EARN);
            assertThat(entry.points()).isEqualTo(120);
            assertThat(entry.ownedAfter()).isEqualTo(Points.of(120));
            assertThat(entry.order()).isEqualTo(PLACED_ORDER);
            assertThat(entry.trace()).isEqualTo(award.trace());
            assertThat(entry.at()).as("in whole milliseconds").isEqualTo(now);
            assertThat(available(ana)).isEqualTo(120);
            assertThat(given.store.lots(ana)).singleElement().satisfies(lot -> {
                assertThat(lot.terms()).isEqualTo(new LotTerms(now, now, JULY, YearMonth.of(2026, 6)));
                assertThat(lot.available()).isEqualTo(120);
            });
        }

        @Test
        void answersARepeatWithTheFirstEntry() {
            JournalEntry first = granted(ledger.earn(award));
            given.clock.moveOn(Duration.ofDays(1));

            JournalEntry repeated = granted(ledger.earn(new Earning(
                    ana, award.key(), award.points(), PLACED_ORDER, LedgerFixture.until(JUNE), "recovery", List.of())));

            assertThat(repeated).isEqualTo(first);
            assertThat(available(ana)).isEqualTo(120);
            assertThat(given.store.lots(ana)).hasSize(1);
        }

        @Test
        void refusesAKeyThatStandsForAnotherEarning() {
            granted(ledger.earn(award));
            MemberId bo = given.aMember().id();

            for (Earning other : List.of(
                    new Earning(
                            ana,
                            award.key(),
                            Points.of(121),
                            PLACED_ORDER,
                            LedgerFixture.until(JULY),
                            "checkout",
                            award.trace()),
                    new Earning(
                            bo,
                            award.key(),
                            award.points(),
                            PLACED_ORDER,
                            LedgerFixture.until(JULY),
                            "checkout",
                            award.trace()),
                    new Earning(
                            ana,
                            award.key(),
                            award.points(),
                            null,
                            LedgerFixture.until(JULY),
                            "checkout",
                            award.trace()))) {
                assertThat(refused(ledger.earn(other)))
                        .isEqualTo(
                                Refusal.of(RefusalCode.IDEMPOTENCY_KEY_REUSED).with("key", "earn-order:4711"));
            }
            assertThat(available(ana)).isEqualTo(120);
            assertThat(available(bo)).isZero();
            assertThat(given.store.journal()).hasSize(1);
        }

        @Test
        void creditsAFrozenAccountToo() {
            MemberId frozen = given.aMember().frozen().id();

            given.credit(frozen, 5, null);

            assertThat(available(frozen)).isEqualTo(5);
        }
    }

    @Nested
    class HoldFor {

        @Test
        void reservesPointsWithoutChangingWhatTheMemberOwns() {
            MemberId ana = given.aMember().with(100).id();

            Hold hold = granted(given.hold(ana, 30, ORDER));

            assertThat(hold.isOpen()).isTrue();
            assertThat(hold.points()).isEqualTo(Points.of(30));
            assertThat(hold.money()).isEqualTo(new Money(30, CNY));
            assertThat(hold.dueAt()).isEqualTo(given.clock.instant().plus(LedgerFixture.A_CHECKOUT));
            assertThat(available(ana)).isEqualTo(70);
            assertThat(held(ana)).isEqualTo(30);
            JournalEntry entry = lastEntry();
            assertThat(entry.kind()).isEqualTo(EntryKind.HOLD);
            assertThat(entry.points()).isZero();
            assertThat(entry.ownedAfter()).isEqualTo(Points.of(100));
            assertThat(entry.order()).isEqualTo(new OrderRef(ORDER, null));
        }

        @Test
        void takesTheLotThatExpiresFirstAndThoseThatNeverExpireLast() {
            MemberId ana =
                    given.aMember().with(10).with(10, JULY).with(10, JUNE).id();

            granted(given.hold(ana, 15, ORDER));

            assertThat(availableByLot(ana)).containsExactly(10L, 5L, 0L);
        }

        @Test
        void takesWhatWasEarnedFirstAmongLotsThatExpireTogether() {
            MemberId ana = given.aMember().with(10, JUNE).id();
            given.clock.moveOn(Duration.ofMillis(1));
            given.credit(ana, 10, JUNE);

            granted(given.hold(ana, 12, ORDER));

            assertThat(availableByLot(ana)).containsExactly(0L, 8L);
        }

        @Test
        void takesAllThatIsAvailableButNotOneMore() {
            MemberId ana = given.aMember().with(60).with(40, JUNE).id();

            assertThat(refused(given.hold(ana, 101, ORDER)))
                    .isEqualTo(Refusal.of(RefusalCode.INSUFFICIENT_POINTS)
                            .with("required", 101L)
                            .with("available", 100L));
            assertThat(available(ana)).isEqualTo(100);

            granted(given.hold(ana, 100, ORDER));
            assertThat(available(ana)).isZero();
            assertThat(refused(given.hold(ana, 1, ORDER + 1)).code()).isEqualTo(RefusalCode.INSUFFICIENT_POINTS);
        }

        @Test
        void refusesAFrozenAccountUnlessNoPointsAreSpent() {
            MemberId ana = given.aMember().with(100).frozen().id();

            assertThat(refused(given.hold(ana, 1, ORDER)))
                    .isEqualTo(Refusal.of(RefusalCode.ACCOUNT_FROZEN).with("status", "FROZEN"));
            assertThat(refused(given.hold(ana, 101, ORDER)).code())
                    .as("the code that is declared first")
                    .isEqualTo(RefusalCode.INSUFFICIENT_POINTS);
            assertThat(granted(given.hold(ana, 0, ORDER)).isOpen()).isTrue();
            assertThat(available(ana)).isEqualTo(100);
        }

        @Test
        void refusesASecondCheckoutOfTheOrderWhileOneIsUnderWay() {
            MemberId ana = given.aMember().with(100).id();
            granted(given.hold(ana, 30, ORDER));

            assertThat(refused(given.hold(ana, 30, ORDER)))
                    .isEqualTo(Refusal.of(RefusalCode.CONFLICT).with("orderId", ORDER));
            assertThat(refused(given.hold(ana, 0, ORDER)).code()).isEqualTo(RefusalCode.CONFLICT);
            assertThat(held(ana)).isEqualTo(30);
        }

        @Test
        void refusesACheckoutOfAnOrderThatIsPaidFor() {
            MemberId ana = given.aMember().with(100).id();
            Hold hold = granted(given.hold(ana, 30, ORDER));
            granted(ledger.commit(hold.id(), PLACED_ORDER));
            given.clock.moveOn(Duration.ofDays(1));

            assertThat(refused(given.hold(ana, 30, ORDER)))
                    .isEqualTo(Refusal.of(RefusalCode.CONFLICT).with("orderId", ORDER));
        }

        @Test
        void startsAgainAfterARelease() {
            MemberId ana = given.aMember().with(100).id();
            Hold first = granted(given.hold(ana, 100, ORDER));
            granted(ledger.release(first.id()));

            Hold second = granted(given.hold(ana, 100, ORDER));

            assertThat(second.id()).isNotEqualTo(first.id());
            assertThat(held(ana)).isEqualTo(100);
        }

        @Test
        void timesOutAnOverdueHoldOfTheOrderAndTakesItsPlace() {
            MemberId ana = given.aMember().with(100).id();
            Hold first = granted(given.hold(ana, 80, ORDER));
            given.clock.moveOn(LedgerFixture.A_CHECKOUT.minusMillis(1));
            assertThat(refused(given.hold(ana, 20, ORDER)).code()).isEqualTo(RefusalCode.CONFLICT);
            assertThat(refused(given.hold(ana, 90, ORDER)).code()).isEqualTo(RefusalCode.INSUFFICIENT_POINTS);

            given.clock.moveOn(Duration.ofMillis(1));
            granted(given.hold(ana, 90, ORDER));

            assertThat(status(first)).isEqualTo(HoldStatus.TIMED_OUT);
            assertThat(available(ana)).isEqualTo(10);
            assertThat(held(ana)).isEqualTo(90);
        }

        @Test
        void leavesAnOverdueHoldOpenWhereItsPlaceCanNotBeTaken() {
            MemberId ana = given.aMember().with(100).id();
            Hold first = granted(given.hold(ana, 80, ORDER));
            given.clock.moveOn(LedgerFixture.A_CHECKOUT);

            assertThat(refused(given.hold(ana, 101, ORDER)))
                    .isEqualTo(Refusal.of(RefusalCode.INSUFFICIENT_POINTS)
                            .with("required", 101L)
                            .with("available", 100L));

            assertThat(status(first)).isEqualTo(HoldStatus.OPEN);
            assertThat(held(ana)).isEqualTo(80);
        }

        @Test
        void leavesAnOverdueHoldOfAnotherMemberAlone() {
            MemberId ana = given.aMember().with(100).id();
            MemberId bo = given.aMember().with(100).id();
            Hold anas = granted(given.hold(ana, 80, ORDER));
            granted(given.hold(bo, 80, ORDER + 1));
            given.clock.moveOn(LedgerFixture.A_CHECKOUT);

            assertThat(refused(given.hold(bo, 10, ORDER)).code()).isEqualTo(RefusalCode.CONFLICT);

            assertThat(status(anas)).isEqualTo(HoldStatus.OPEN);
            assertThat(held(ana)).isEqualTo(80);
            assertThat(held(bo)).isEqualTo(80);
        }

        @Test
        void claimsTheCheckoutWithoutMovingAnythingWhereNoPointsAreSpent() {
            MemberId ana = given.aMember().id();

            Hold hold = granted(given.hold(ana, 0, ORDER));
            assertThat(refused(given.hold(ana, 0, ORDER)).code()).isEqualTo(RefusalCode.CONFLICT);
            Hold committed = granted(ledger.commit(hold.id(), PLACED_ORDER));

            assertThat(hold.money()).isNull();
            assertThat(committed.status()).isEqualTo(HoldStatus.COMMITTED);
            assertThat(given.store.journal()).isEmpty();
        }
    }

    @Nested
    class Commit {
        private final MemberId ana = given.aMember().with(60).with(40, JUNE).id();
        private final Hold hold = granted(given.hold(ana, 50, ORDER));

        @Test
        void usesTheHeldPointsUp() {
            Hold committed = granted(ledger.commit(hold.id(), PLACED_ORDER));

            assertThat(committed).isEqualTo(hold.ended(HoldStatus.COMMITTED, Points.of(50)));
            assertThat(status(hold)).isEqualTo(HoldStatus.COMMITTED);
            assertThat(available(ana)).isEqualTo(50);
            assertThat(held(ana)).isZero();
            assertThat(ledger.balance(ana).spent()).isEqualTo(Points.of(50));
            JournalEntry entry = lastEntry();
            assertThat(entry.kind()).isEqualTo(EntryKind.BURN);
            assertThat(entry.points()).isEqualTo(-50);
            assertThat(entry.ownedAfter()).isEqualTo(Points.of(50));
            assertThat(entry.order()).isEqualTo(PLACED_ORDER);
        }

        @Test
        void answersARepeatWithTheCommittedHold() {
            Hold first = granted(ledger.commit(hold.id(), PLACED_ORDER));

            assertThat(granted(ledger.commit(hold.id(), PLACED_ORDER))).isEqualTo(first);
            assertThat(ledger.balance(ana).spent()).isEqualTo(Points.of(50));
        }

        @Test
        void worksAfterTheHoldsTimeForAsLongAsNobodyHasEndedIt() {
            given.clock.moveOn(Duration.ofDays(1));

            assertThat(granted(ledger.commit(hold.id(), PLACED_ORDER)).status()).isEqualTo(HoldStatus.COMMITTED);
        }

        @Test
        void refusesAHoldThatWasReleased() {
            granted(ledger.release(hold.id()));

            assertThat(refused(ledger.commit(hold.id(), PLACED_ORDER)))
                    .isEqualTo(Refusal.of(RefusalCode.HOLD_EXPIRED).with("orderId", ORDER));
            assertThat(available(ana)).isEqualTo(100);
        }

        @Test
        void refusesAHoldThatTimedOut() {
            granted(ledger.timeOut(hold.id()));

            assertThat(refused(ledger.commit(hold.id(), PLACED_ORDER)).code()).isEqualTo(RefusalCode.HOLD_EXPIRED);
            assertThat(status(hold)).isEqualTo(HoldStatus.TIMED_OUT);
        }

        @Test
        void doesNotAskWhetherTheAccountWasFrozenMeanwhile() {
            granted(ledger.freeze(ana, "admin", "suspicious"));

            assertThat(ledger.commit(hold.id(), PLACED_ORDER).isRefused()).isFalse();
        }

        @Test
        void failsForAHoldThatNeverWas() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ledger.commit(new HoldId(99), PLACED_ORDER))
                    .withMessageContaining("99");
        }
    }

    @Nested
    class Release {
        private final MemberId ana = given.aMember().with(60).with(40, JUNE).id();
        private final Hold hold = granted(given.hold(ana, 50, ORDER));

        @Test
        void givesThePointsBackToTheLotsThatTheyCameFrom() {
            assertThat(availableByLot(ana)).containsExactly(50L, 0L);

            Hold released = granted(ledger.release(hold.id()));

            assertThat(released).isEqualTo(hold.ended(HoldStatus.RELEASED, Points.ZERO));
            assertThat(availableByLot(ana)).containsExactly(60L, 40L);
            assertThat(available(ana)).isEqualTo(100);
            assertThat(held(ana)).isZero();
            assertThat(lastEntry().kind()).isEqualTo(EntryKind.RELEASE);
            assertThat(lastEntry().points()).isZero();
        }

        @Test
        void answersARepeatWithTheEndedHold() {
            granted(ledger.release(hold.id()));

            assertThat(granted(ledger.release(hold.id())).status()).isEqualTo(HoldStatus.RELEASED);
            assertThat(granted(ledger.timeOut(hold.id())).status()).isEqualTo(HoldStatus.RELEASED);
            assertThat(available(ana)).isEqualTo(100);
        }

        @Test
        void saysWhereNobodyEndedTheHoldInTime() {
            assertThat(granted(ledger.timeOut(hold.id())).status()).isEqualTo(HoldStatus.TIMED_OUT);
            assertThat(granted(ledger.release(hold.id())).status()).isEqualTo(HoldStatus.TIMED_OUT);
            assertThat(available(ana)).isEqualTo(100);
        }

        @Test
        void refusesAHoldThatWasCommitted() {
            granted(ledger.commit(hold.id(), PLACED_ORDER));
            Refusal conflict = Refusal.of(RefusalCode.CONFLICT).with("orderId", ORDER);

            assertThat(refused(ledger.release(hold.id()))).isEqualTo(conflict);
            assertThat(refused(ledger.timeOut(hold.id()))).isEqualTo(conflict);
            assertThat(available(ana)).isEqualTo(50);
        }

        @Test
        void givesBackToAFrozenAccountToo() {
            granted(ledger.freeze(ana, "admin", "suspicious"));

            Outcome<Hold> released = ledger.release(hold.id());

            assertThat(released.isRefused()).isFalse();
            assertThat(available(ana)).isEqualTo(100);
        }
    }

    private long available(MemberId member) {
        return ledger.balance(member).available().value();
    }

    private long held(MemberId member) {
        return ledger.balance(member).held().value();
    }

    private List<Long> availableByLot(MemberId member) {
        return given.store.lots(member).stream()
                .map(InMemoryLedgerStore.LotRow::available)
                .toList();
    }

    private HoldStatus status(Hold hold) {
        return given.store.hold(hold.id()).orElseThrow().status();
    }

    private JournalEntry lastEntry() {
        List<InMemoryLedgerStore.Posted> journal = given.store.journal();
        return journal.get(journal.size() - 1).entry();
    }
}
