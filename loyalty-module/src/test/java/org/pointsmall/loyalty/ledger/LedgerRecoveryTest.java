package org.pointsmall.loyalty.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.trace.TraceLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_WRITTEN_OFF;

/** Points that were spent or held when they should have been taken back, and that come back later. */
class LedgerRecoveryTest {
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final LotPolicy FORTNIGHT = new LotPolicy(Duration.ofDays(14), new Expiry.Never());
    private static final long A = 1;
    private static final long B = 2;
    private static final long C = 3;
    private static final long X = 4;

    private final LedgerFixture given = new LedgerFixture();
    private final Ledger ledger = given.ledger;
    private final MemberId ana = given.aMember().id();
    private int keys;

    @AfterEach
    void theBooksAgree() {
        given.checkBooks();
    }

    @ParameterizedTest
    @EnumSource(ClawbackPolicy.class)
    void roundsOfOrdersByCardAndByPointsLeaveNothing(ClawbackPolicy policy) {
        given.terms.clawback = policy;
        for (long round = 0; round < 3; round++) {
            given.earn(ana, 1_000, 10 * round + A, LotPolicy.LASTING);
            given.spend(ana, 1_000, 10 * round + B);
            clawBack(10 * round + A, 1_000);
            giveBack(10 * round + B, 1_000);
        }

        assertThat(ledger.balance(ana).owned()).isEqualTo(Points.ZERO);
        assertThat(given.debt(ana)).isZero();
        assertThat(writtenOff()).isZero();
    }

    @Test
    void anEntryOfItsOwnSaysWhatWasTakenOfWhichOrder() {
        given.earn(ana, 20, A, LotPolicy.LASTING);
        given.spend(ana, 15, B);
        clawBack(A, 20);

        JournalEntry back = giveBack(B, 15);
        JournalEntry taken = given.lastEntry();

        assertThat(back.points()).isEqualTo(15);
        assertThat(taken.kind()).isEqualTo(EntryKind.RECOVER);
        assertThat(taken.points()).isEqualTo(-15);
        assertThat(taken.order().id()).isEqualTo(A);
        assertThat(taken.key()).isEqualTo(new PostingKey("recover:" + back.id().value() + ":1"));
        assertThat(given.sum(taken, PROGRAMME_WRITTEN_OFF)).isEqualTo(15);
        assertThat(taken.trace()).containsExactly(new TraceLine("recover.taken", Map.of("points", "15")));
        assertThat(given.available(ana)).isZero();
    }

    @Test
    void aRepeatedReturnTakesNothingASecondTime() {
        given.earn(ana, 20, A, LotPolicy.LASTING);
        given.spend(ana, 20, B);
        clawBack(A, 10);
        OrderReturn back = given.back(ana, "once", B, 20);

        JournalEntry first = granted(ledger.returnPoints(back));

        assertThat(granted(ledger.returnPoints(back))).isEqualTo(first);
        assertThat(given.available(ana)).isEqualTo(10);
    }

    @Test
    void pointsThatWereHeldAreTakenWhenTheCheckoutComesToNothing() {
        given.earn(ana, 20, A, LotPolicy.LASTING);
        Hold hold = granted(given.hold(ana, 20, B));
        clawBack(A, 12);

        granted(ledger.release(hold.id()));

        assertThat(given.available(ana)).isEqualTo(8);
        assertThat(given.kinds().subList(3, 5)).containsExactly(EntryKind.RELEASE, EntryKind.RECOVER);
    }

    @Test
    void whatACheckoutDidNotUseIsTaken() {
        given.earn(ana, 20, A, LotPolicy.LASTING);
        Hold hold = granted(given.hold(ana, 20, B));
        clawBack(A, 20);

        granted(ledger.commit(hold.id(), new OrderRef(B, "b"), Points.of(13)));

        assertThat(given.available(ana)).isZero();
        assertThat(writtenOff()).isEqualTo(13);
    }

    @Test
    void partsAreTakenUpToWhatIsOwedAndNotOneMore() {
        given.earn(ana, 20, A, LotPolicy.LASTING);
        given.spend(ana, 20, B);
        clawBack(A, 12);

        giveBack(B, 5);
        assertThat(given.available(ana)).isZero();
        giveBack(B, 15);

        assertThat(given.available(ana)).isEqualTo(8);
        assertThat(writtenOff()).isZero();
    }

    @Test
    void pointsOfAnotherOrderThatComeBackAreNotTaken() {
        given.earn(ana, 20, A, LotPolicy.LASTING);
        given.spend(ana, 20, B);
        clawBack(A, 20);
        given.earn(ana, 30, X, LotPolicy.LASTING);
        given.spend(ana, 30, C);

        giveBack(C, 30);

        assertThat(given.available(ana)).isEqualTo(30);
        assertThat(writtenOff()).isEqualTo(20);
    }

    @Test
    void pointsThatExpiredMeanwhileAreTakenFromTheirGrace() {
        given.earn(ana, 20, A, LedgerFixture.until(JUNE));
        given.spend(ana, 20, B);
        given.clock.moveOn(Duration.ofDays(40));
        clawBack(A, 15);

        giveBack(B, 20);

        assertThat(given.availableByLot(ana)).containsExactly(0L, 5L);
    }

    @Test
    void aPointThatWasTakenInsteadGoesBackToWhereItWas() {
        given.earn(ana, 20, A, LotPolicy.LASTING);
        given.spend(ana, 20, B);
        given.credit(ana, 12, JUNE);
        clawBack(A, 20);
        assertThat(given.available(ana)).isZero();

        giveBack(B, 20);

        assertThat(given.availableByLot(ana)).containsExactly(0L, 12L);
        assertThat(given.lastEntry().trace())
                .containsExactly(
                        new TraceLine("recover.taken", Map.of("points", "20")),
                        new TraceLine("recover.restored", Map.of("points", "12")));
    }

    @Test
    void whatWaitedWaitsAgain() {
        given.earn(ana, 20, A, LotPolicy.LASTING);
        given.spend(ana, 20, B);
        given.earn(ana, 20, X, FORTNIGHT);
        clawBack(A, 15);

        giveBack(B, 20);

        assertThat(given.available(ana)).isEqualTo(5);
        assertThat(given.pending(ana)).isEqualTo(20);
    }

    /** X gave its points for A; so what X owes is paid by A's. */
    @ParameterizedTest
    @EnumSource(ClawbackPolicy.class)
    void anOrderWhosePointsWereTakenForAnotherOwesByThatOnes(ClawbackPolicy policy) {
        given.terms.clawback = policy;
        given.earn(ana, 20, A, LotPolicy.LASTING);
        given.spend(ana, 20, B);
        given.earn(ana, 20, X, FORTNIGHT);
        clawBack(A, 20);
        clawBack(X, 20);

        giveBack(B, 20);

        assertThat(ledger.balance(ana).owned()).isEqualTo(Points.ZERO);
        assertThat(given.debt(ana)).isZero();
        assertThat(writtenOff()).isZero();
    }

    @ParameterizedTest
    @EnumSource(ClawbackPolicy.class)
    void aChainOfOrdersThatPayEachOtherEndsAtNothingInAnyOrder(ClawbackPolicy policy) {
        given.terms.clawback = policy;
        for (List<Long> order : List.of(
                List.of(A, B, C),
                List.of(A, C, B),
                List.of(B, A, C),
                List.of(B, C, A),
                List.of(C, A, B),
                List.of(C, B, A))) {
            MemberId member = given.aMember().id();
            long first = 100 * member.value();
            given.earn(member, 50, first + A, LotPolicy.LASTING);
            given.spend(member, 50, first + B);
            given.earn(member, 30, first + B, LotPolicy.LASTING);
            given.spend(member, 30, first + C);
            given.earn(member, 10, first + C, LotPolicy.LASTING);
            for (long cancelled : order) {
                long spent = cancelled == A ? 0 : cancelled == B ? 50 : 30;
                if (spent > 0) {
                    granted(ledger.returnPoints(given.back(member, "r" + ++keys, first + cancelled, spent)));
                }
                long earned = cancelled == A ? 50 : cancelled == B ? 30 : 10;
                granted(ledger.clawBack(given.back(member, "c" + ++keys, first + cancelled, earned)));
            }
            assertThat(ledger.balance(member).owned()).as("%s", order).isEqualTo(Points.ZERO);
            assertThat(given.debt(member)).as("%s", order).isZero();
        }
    }

    @Test
    void whateverComesBackPaysADebtFirst() {
        given.terms.clawback = ClawbackPolicy.REVOKE_BELOW_ZERO;
        given.earn(ana, 20, A, LotPolicy.LASTING);
        given.earn(ana, 30, X, LotPolicy.LASTING);
        given.spend(ana, 50, B);
        clawBack(A, 20);

        giveBack(B, 25);

        assertThat(given.debt(ana)).isZero();
        assertThat(given.available(ana)).isEqualTo(5);
        assertThat(given.lastEntry().trace()).containsExactly(new TraceLine("debt.paid", Map.of("points", "20")));
        assertThat(given.lastEntry().order().id()).isEqualTo(B);
    }

    @Test
    void lotsOfOneOrderOweTogether() {
        given.earn(ana, 20, A, LotPolicy.LASTING);
        given.spend(ana, 20, B);
        granted(ledger.earn(new Earning(
                ana,
                new PostingKey("bonus"),
                Points.of(10),
                new OrderRef(A, null),
                LotPolicy.LASTING,
                "campaign",
                List.of())));
        given.spend(ana, 10, C);
        clawBack(A, 30);

        giveBack(C, 10);
        giveBack(B, 20);

        assertThat(given.available(ana)).isZero();
        assertThat(writtenOff()).isZero();
    }

    @Test
    void aFrozenAccountPaysToo() {
        given.earn(ana, 20, A, LotPolicy.LASTING);
        given.spend(ana, 20, B);
        clawBack(A, 20);
        granted(ledger.freeze(ana, "admin", "suspicious"));

        giveBack(B, 20);

        assertThat(given.available(ana)).isZero();
    }

    @Test
    void whatIsOwedGoesAlongWhenAccountsBecomeOne() {
        given.earn(ana, 20, A, LotPolicy.LASTING);
        given.spend(ana, 20, B);
        clawBack(A, 20);
        MemberId bo = given.aMember().with(7).id();
        granted(ledger.merge(ana, bo, "admin", "the same person"));

        giveBack(B, 20);

        assertThat(given.available(bo)).isEqualTo(7);
        assertThat(given.store.owed(new LotId(1))).isZero();
    }

    @Test
    void whatAnAdjustmentThatWasReversedTookFromOthersGoesBackToThem() {
        given.terms.clawback = ClawbackPolicy.REVOKE_FROM_PENDING;
        Adjustment gift = new Adjustment(ana, new PostingKey("gift"), 20, LotPolicy.LASTING, "admin", "sorry");
        JournalEntry adjusted = granted(ledger.adjust(gift));
        given.spend(ana, 20, B);
        given.earn(ana, 20, X, LotPolicy.LASTING);
        granted(ledger.reverse(adjusted.id(), "admin", "by mistake"));
        clawBack(X, 20);

        giveBack(B, 20);

        assertThat(ledger.balance(ana).owned()).isEqualTo(Points.ZERO);
    }

    @Test
    void pointsOfAReversedDeductionPayToo() {
        given.earn(ana, 20, A, LotPolicy.LASTING);
        Adjustment fine = new Adjustment(ana, new PostingKey("fine"), -20, LotPolicy.LASTING, "admin", "abuse");
        JournalEntry adjusted = granted(ledger.adjust(fine));
        clawBack(A, 20);

        granted(ledger.reverse(adjusted.id(), "admin", "by mistake"));

        assertThat(given.available(ana)).isZero();
    }

    private JournalEntry clawBack(long order, long points) {
        return granted(ledger.clawBack(given.back(ana, "c" + ++keys, order, points)));
    }

    private JournalEntry giveBack(long order, long points) {
        return granted(ledger.returnPoints(given.back(ana, "r" + ++keys, order, points)));
    }

    private long writtenOff() {
        return -given.store.journal().stream()
                .flatMap(posted -> posted.draft().postings().stream())
                .filter(line -> line.side() == PROGRAMME_WRITTEN_OFF)
                .mapToLong(Posting::amount)
                .sum();
    }
}
