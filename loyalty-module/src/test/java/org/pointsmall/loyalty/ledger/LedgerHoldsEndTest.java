package org.pointsmall.loyalty.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.trace.TraceLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.ledger.LedgerFixture.refused;

/** How a hold ends: used up, in whole or in part, or given back; once. */
class LedgerHoldsEndTest {
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
    class Commit {
        private final MemberId ana = given.aMember().with(60).with(40, JUNE).id();
        private final Hold hold = granted(given.hold(ana, 50, ORDER));

        @Test
        void usesTheHeldPointsUp() {
            Hold committed = granted(ledger.commit(hold.id(), PLACED_ORDER));

            assertThat(committed).isEqualTo(hold.ended(HoldStatus.COMMITTED, Points.of(50)));
            assertThat(status(hold)).isEqualTo(HoldStatus.COMMITTED);
            assertThat(given.available(ana)).isEqualTo(50);
            assertThat(given.held(ana)).isZero();
            assertThat(ledger.balance(ana).spent()).isEqualTo(Points.of(50));
            JournalEntry entry = given.lastEntry();
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
            assertThat(given.available(ana)).isEqualTo(100);
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

        @Test
        void givesBackWhatTheOrderDidNotNeedAndUsesUpWhatExpiresFirst() {
            Hold committed = granted(ledger.commit(hold.id(), PLACED_ORDER, Points.of(45)));

            assertThat(committed).isEqualTo(hold.ended(HoldStatus.COMMITTED, Points.of(45)));
            assertThat(given.availableByLot(ana)).containsExactly(55L, 0L);
            assertThat(ledger.balance(ana).spent()).isEqualTo(Points.of(45));
            assertThat(given.held(ana)).isZero();
            assertThat(given.lastEntry().points()).isEqualTo(-45);
            assertThat(given.kinds()).endsWith(EntryKind.HOLD, EntryKind.BURN);
        }

        @Test
        void usesUpAllThatIsHeldButNotOneMore() {
            assertThat(refused(ledger.commit(hold.id(), PLACED_ORDER, Points.of(51))))
                    .isEqualTo(Refusal.of(RefusalCode.INSUFFICIENT_POINTS)
                            .with("required", 51L)
                            .with("available", 50L));
            assertThat(status(hold)).isEqualTo(HoldStatus.OPEN);

            granted(ledger.commit(hold.id(), PLACED_ORDER, Points.of(50)));
            assertThat(ledger.balance(ana).spent()).isEqualTo(Points.of(50));
        }

        @Test
        void mayUseUpNothing() {
            assertThat(granted(ledger.commit(hold.id(), PLACED_ORDER, Points.ZERO))
                            .status())
                    .isEqualTo(HoldStatus.COMMITTED);
            assertThat(given.availableByLot(ana)).containsExactly(60L, 40L);
            assertThat(refused(ledger.returnPoints(given.back(ana, "r", ORDER, 1)))
                            .code())
                    .isEqualTo(RefusalCode.ABOVE_CAP);
        }

        @Test
        void usesUpPointsThatExpiredWhileTheyWereHeldAndGivesTheRestOfThemAGrace() {
            given.clock.moveOn(TO_JUNE);

            granted(ledger.commit(hold.id(), PLACED_ORDER, Points.of(30)));

            assertThat(given.availableByLot(ana))
                    .as("10 of the old lot, in one of their own")
                    .containsExactly(60L, 0L, 10L);
            assertThat(given.lastEntry().trace())
                    .containsExactly(new TraceLine(
                            "lot.grace", Map.of("points", "10", "expired", "2026-05-31", "lastDay", "2026-06-30")));
        }

        @Test
        void answersARepeatWithTheFirstNumberOfPoints() {
            Hold first = granted(ledger.commit(hold.id(), PLACED_ORDER, Points.of(20)));

            assertThat(granted(ledger.commit(hold.id(), PLACED_ORDER, Points.of(50))))
                    .isEqualTo(first);
            assertThat(ledger.balance(ana).spent()).isEqualTo(Points.of(20));
        }
    }

    @Nested
    class Release {
        private final MemberId ana = given.aMember().with(60).with(40, JUNE).id();
        private final Hold hold = granted(given.hold(ana, 50, ORDER));

        @Test
        void givesThePointsBackToTheLotsThatTheyCameFrom() {
            assertThat(given.availableByLot(ana)).containsExactly(50L, 0L);

            Hold released = granted(ledger.release(hold.id()));

            assertThat(released).isEqualTo(hold.ended(HoldStatus.RELEASED, Points.ZERO));
            assertThat(given.availableByLot(ana)).containsExactly(60L, 40L);
            assertThat(given.available(ana)).isEqualTo(100);
            assertThat(given.held(ana)).isZero();
            assertThat(given.lastEntry().kind()).isEqualTo(EntryKind.RELEASE);
            assertThat(given.lastEntry().points()).isZero();
        }

        @Test
        void answersARepeatWithTheEndedHold() {
            granted(ledger.release(hold.id()));

            assertThat(granted(ledger.release(hold.id())).status()).isEqualTo(HoldStatus.RELEASED);
            assertThat(granted(ledger.timeOut(hold.id())).status()).isEqualTo(HoldStatus.RELEASED);
            assertThat(given.available(ana)).isEqualTo(100);
        }

        @Test
        void saysWhereNobodyEndedTheHoldInTime() {
            assertThat(granted(ledger.timeOut(hold.id())).status()).isEqualTo(HoldStatus.TIMED_OUT);
            assertThat(granted(ledger.release(hold.id())).status()).isEqualTo(HoldStatus.TIMED_OUT);
            assertThat(given.available(ana)).isEqualTo(100);
        }

        @Test
        void refusesAHoldThatWasCommitted() {
            granted(ledger.commit(hold.id(), PLACED_ORDER));
            Refusal conflict = Refusal.of(RefusalCode.CONFLICT).with("orderId", ORDER);

            assertThat(refused(ledger.release(hold.id()))).isEqualTo(conflict);
            assertThat(refused(ledger.timeOut(hold.id()))).isEqualTo(conflict);
            assertThat(given.available(ana)).isEqualTo(50);
        }

        @Test
        void givesBackToAFrozenAccountToo() {
            granted(ledger.freeze(ana, "admin", "suspicious"));

            Outcome<Hold> released = ledger.release(hold.id());

            assertThat(released.isRefused()).isFalse();
            assertThat(given.available(ana)).isEqualTo(100);
        }

        @Test
        void givesPointsOfALotThatHasExpiredMeanwhileAGrace() {
            given.clock.moveOn(TO_JUNE.plusMillis(1));

            granted(ledger.release(hold.id()));

            assertThat(given.availableByLot(ana)).containsExactly(60L, 0L, 40L);
            InMemoryLedgerStore.LotRow grace = given.store.lots(ana).get(2);
            assertThat(grace.terms().expiresAt()).isEqualTo(JULY.plusMillis(1));
            assertThat(grace.terms().earnedAt())
                    .isEqualTo(given.store.lots(ana).get(1).terms().earnedAt());
            assertThat(grace.origin()).isEqualTo(given.store.lots(ana).get(1).id());
        }
    }

    private HoldStatus status(Hold hold) {
        return given.store.hold(hold.id()).orElseThrow().status();
    }
}
