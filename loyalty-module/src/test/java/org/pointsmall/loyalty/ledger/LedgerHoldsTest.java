package org.pointsmall.loyalty.ledger;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.CNY;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.ledger.LedgerFixture.refused;

/** Points reserved for an order: held, then used up or given back, once. */
class LedgerHoldsTest {
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");
    private static final Duration TO_JUNE = Duration.between(Instant.parse("2026-05-01T10:00:00Z"), JUNE);
    private static final long ORDER = 4711;
    private static final OrderRef PLACED_ORDER = new OrderRef(ORDER, "20260501-4711");

    private final LedgerFixture given = new LedgerFixture();
    private final Ledger ledger = given.ledger;

    @AfterEach
    void theBooksAgree() {
        given.checkBooks();
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
            assertThat(given.available(ana)).isEqualTo(70);
            assertThat(given.held(ana)).isEqualTo(30);
            JournalEntry entry = given.lastEntry();
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

            assertThat(given.availableByLot(ana)).containsExactly(10L, 5L, 0L);
        }

        @Test
        void takesWhatWasEarnedFirstAmongLotsThatExpireTogether() {
            MemberId ana = given.aMember().with(10, JUNE).id();
            given.clock.moveOn(Duration.ofMillis(1));
            given.credit(ana, 10, JUNE);

            granted(given.hold(ana, 12, ORDER));

            assertThat(given.availableByLot(ana)).containsExactly(0L, 8L);
        }

        @Test
        void takesAllThatIsAvailableButNotOneMore() {
            MemberId ana = given.aMember().with(60).with(40, JUNE).id();

            assertThat(refused(given.hold(ana, 101, ORDER)))
                    .isEqualTo(Refusal.of(RefusalCode.INSUFFICIENT_POINTS)
                            .with("required", 101L)
                            .with("available", 100L));
            assertThat(given.available(ana)).isEqualTo(100);

            granted(given.hold(ana, 100, ORDER));
            assertThat(given.available(ana)).isZero();
            assertThat(refused(given.hold(ana, 1, ORDER + 1)).code()).isEqualTo(RefusalCode.INSUFFICIENT_POINTS);
        }

        @Test
        void refusesAFrozenAccountUnlessNoPointsAreSpent() {
            MemberId ana = given.aMember().with(100).frozen().id();

            assertThat(refused(given.hold(ana, 1, ORDER)))
                    .isEqualTo(Refusal.of(RefusalCode.ACCOUNT_FROZEN).with("accountStatus", "FROZEN"));
            assertThat(refused(given.hold(ana, 101, ORDER)).code())
                    .as("the code that is declared first")
                    .isEqualTo(RefusalCode.INSUFFICIENT_POINTS);
            assertThat(granted(given.hold(ana, 0, ORDER)).isOpen()).isTrue();
            assertThat(given.available(ana)).isEqualTo(100);
        }

        @Test
        void refusesASecondCheckoutOfTheOrderWhileOneIsUnderWay() {
            MemberId ana = given.aMember().with(100).id();
            granted(given.hold(ana, 30, ORDER));

            assertThat(refused(given.hold(ana, 30, ORDER)))
                    .isEqualTo(Refusal.of(RefusalCode.CONFLICT).with("orderId", ORDER));
            assertThat(refused(given.hold(ana, 0, ORDER)).code()).isEqualTo(RefusalCode.CONFLICT);
            assertThat(given.held(ana)).isEqualTo(30);
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
            assertThat(given.held(ana)).isEqualTo(100);
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
            assertThat(given.available(ana)).isEqualTo(10);
            assertThat(given.held(ana)).isEqualTo(90);
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
            assertThat(given.held(ana)).isEqualTo(80);
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
            assertThat(given.held(ana)).isEqualTo(80);
            assertThat(given.held(bo)).isEqualTo(80);
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

        @Test
        void seesPointsThatExpireNowAsLostAndThoseThatExpireAMillisecondLaterAsThere() {
            MemberId ana = given.aMember().with(60).with(40, JUNE).id();
            given.clock.moveOn(TO_JUNE.minusMillis(1));
            Hold before = granted(given.hold(ana, 100, ORDER));
            granted(ledger.release(before.id()));
            given.clock.moveOn(Duration.ofMillis(1));

            assertThat(refused(given.hold(ana, 61, ORDER)))
                    .isEqualTo(Refusal.of(RefusalCode.INSUFFICIENT_POINTS)
                            .with("required", 61L)
                            .with("available", 60L));
            assertThat(given.lastEntry().kind()).isEqualTo(EntryKind.EXPIRE);
            assertThat(ledger.balance(ana).expired()).isEqualTo(Points.of(40));
            granted(given.hold(ana, 60, ORDER));
        }

        @Test
        void doesNotWaitForAJobToMakePointsAvailable() {
            MemberId ana = given.aMember().id();
            given.earn(ana, 50, 1, new LotPolicy(Duration.ofDays(14), new Expiry.Never()));
            given.clock.moveOn(Duration.ofDays(14).minusMillis(1));
            assertThat(refused(given.hold(ana, 1, ORDER)).operands()).containsEntry("available", 0L);
            given.clock.moveOn(Duration.ofMillis(1));

            granted(given.hold(ana, 50, ORDER));

            assertThat(given.kinds()).containsExactly(EntryKind.EARN, EntryKind.ACTIVATE, EntryKind.HOLD);
            assertThat(given.pending(ana)).isZero();
        }

        @Test
        void refusesWhereAnOverdueHoldsPointsAreLostOnceTheyComeBack() {
            MemberId ana = given.aMember().with(60).with(40, JUNE).id();
            Hold first = granted(given.hold(ana, 80, ORDER));
            given.terms.grace = Duration.ZERO;
            given.clock.moveOn(TO_JUNE);

            assertThat(refused(given.hold(ana, 61, ORDER)))
                    .isEqualTo(Refusal.of(RefusalCode.INSUFFICIENT_POINTS)
                            .with("required", 61L)
                            .with("available", 60L));
            assertThat(status(first)).isEqualTo(HoldStatus.TIMED_OUT);
            granted(given.hold(ana, 60, ORDER));
        }

        @Test
        void refusesAClosedAccountUnlessNoPointsAreSpent() {
            MemberId ana = given.aMember().with(10).id();
            granted(ledger.close(ana, new Leftover.Forfeited(), "admin", "asked for it"));

            assertThat(refused(given.hold(ana, 1, ORDER)).code()).isEqualTo(RefusalCode.INSUFFICIENT_POINTS);
            assertThat(granted(given.hold(ana, 0, ORDER)).isOpen()).isTrue();
        }

        @Test
        void leavesNoClaimBehindWhereItIsRefused() {
            MemberId ana = given.aMember().with(100).id();
            refused(given.hold(ana, 101, ORDER));

            assertThat(given.store.claim(ORDER)).isEmpty();
            assertThat(given.store.holds()).isEmpty();
        }
    }

    @Nested
    class Claim {
        private final MemberId ana = given.aMember().with(10).id();

        @Test
        void takesTheOrderOnceAndMovesNothing() {
            HoldId claim = granted(given.claim(ana, ORDER));

            assertThat(refused(given.claim(ana, ORDER)))
                    .isEqualTo(Refusal.of(RefusalCode.CONFLICT).with("orderId", ORDER));
            assertThat(refused(given.hold(ana, 5, ORDER)).code()).isEqualTo(RefusalCode.CONFLICT);
            assertThat(given.store.hold(claim).orElseThrow().points()).isEqualTo(Points.ZERO);
            assertThat(given.kinds()).containsExactly(EntryKind.EARN);
        }

        @Test
        void takesThePlaceOfAnOverdueOne() {
            HoldId first = granted(given.claim(ana, ORDER));
            given.clock.moveOn(LedgerFixture.A_CHECKOUT);

            HoldId second = granted(given.claim(ana, ORDER));

            assertThat(given.store.hold(first).orElseThrow().status()).isEqualTo(HoldStatus.TIMED_OUT);
            assertThat(given.store.claim(ORDER).orElseThrow().id()).isEqualTo(second);
        }

        @Test
        void isCommittedByItsOrderOnce() {
            granted(given.claim(ana, ORDER));

            assertThat(ledger.lock(ana).commitEmptyClaim(ORDER)).isTrue();
            assertThat(ledger.lock(ana).commitEmptyClaim(ORDER)).isFalse();
            assertThat(refused(given.claim(ana, ORDER)).code()).isEqualTo(RefusalCode.CONFLICT);
        }

        @Test
        void isNotAnotherMembersToCommitNorOneOfPoints() {
            MemberId bo = given.aMember().with(10).id();
            granted(given.claim(ana, ORDER));
            granted(given.hold(ana, 5, ORDER + 1));

            assertThat(ledger.lock(bo).commitEmptyClaim(ORDER)).isFalse();
            assertThat(ledger.lock(bo).claim(ORDER)).isEmpty();
            assertThat(ledger.lock(ana).commitEmptyClaim(ORDER + 1)).isFalse();
            assertThat(ledger.lock(ana).claim(ORDER + 1)).isPresent();
        }
    }

    private HoldStatus status(Hold hold) {
        return given.store.hold(hold.id()).orElseThrow().status();
    }
}
