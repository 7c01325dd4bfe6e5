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
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.trace.TraceLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.ledger.LedgerFixture.refused;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_DEBT;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_ISSUED;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_WRITTEN_OFF;

/** Points that a returned order had earned, and that are taken back. */
class LedgerClawbackTest {
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final LotPolicy FORTNIGHT = new LotPolicy(Duration.ofDays(14), new Expiry.Never());
    private static final long ORDER = 4711;

    private final LedgerFixture given = new LedgerFixture();
    private final Ledger ledger = given.ledger;
    private final MemberId ana = given.aMember().id();

    @AfterEach
    void theBooksAgree() {
        given.checkBooks();
    }

    @Test
    void takesFromTheLotThatTheOrderEarnedThoughOthersExpireFirst() {
        given.credit(ana, 10, JUNE);
        given.earn(ana, 20, ORDER, LotPolicy.LASTING);

        JournalEntry entry = clawBack("c", 20);

        assertThat(given.availableByLot(ana)).containsExactly(10L, 0L);
        assertThat(entry.kind()).isEqualTo(EntryKind.CLAWBACK);
        assertThat(entry.points()).isEqualTo(-20);
        assertThat(given.sum(entry, PROGRAMME_ISSUED)).isEqualTo(20);
        assertThat(entry.trace()).isEmpty();
    }

    @Test
    void takesThenFromTheOthersInTheOrderInWhichTheyBurn() {
        given.earn(ana, 20, ORDER, LotPolicy.LASTING);
        given.spend(ana, 15, 1);
        given.credit(ana, 10, null);
        given.credit(ana, 10, JUNE);

        clawBack("c", 17);

        assertThat(given.availableByLot(ana)).containsExactly(0L, 8L, 0L);
    }

    @Test
    void takesWhatIsPendingOfTheOrderBeforeWhatIsAvailable() {
        given.credit(ana, 10, JUNE);
        given.earn(ana, 20, ORDER, FORTNIGHT);

        clawBack("c", 15);

        assertThat(given.pending(ana)).isEqualTo(5);
        assertThat(given.available(ana)).isEqualTo(10);
    }

    @Test
    void takesWhatIsPendingOfALotBeforeWhatIsAvailableOfAnotherOfTheOrder() {
        given.earn(ana, 20, ORDER, FORTNIGHT);
        granted(ledger.earn(new Earning(
                ana,
                new PostingKey("bonus"),
                Points.of(20),
                new OrderRef(ORDER, null),
                LotPolicy.LASTING,
                "campaign",
                List.of())));

        clawBack("c", 25);

        assertThat(given.pending(ana)).isZero();
        assertThat(given.available(ana)).isEqualTo(15);
    }

    @Test
    void takesFromTheLotThatStandsForTheOrdersExpiredOne() {
        given.earn(ana, 20, ORDER, LedgerFixture.until(JUNE));
        given.spend(ana, 20, 1);
        given.clock.moveOn(Duration.ofDays(40));
        granted(ledger.returnPoints(given.back(ana, "r", 1, 20)));
        given.credit(ana, 10, JUNE.plus(Duration.ofDays(11)));

        clawBack("c", 20);

        assertThat(given.availableByLot(ana)).containsExactly(0L, 0L, 10L);
    }

    @Test
    void downToZeroWritesOffWhatIsLacking() {
        given.earn(ana, 20, ORDER, LotPolicy.LASTING);
        given.spend(ana, 15, 1);

        JournalEntry entry = clawBack("c", 20);

        assertThat(entry.points()).isEqualTo(-5);
        assertThat(given.sum(entry, PROGRAMME_WRITTEN_OFF)).isEqualTo(-15);
        assertThat(entry.trace()).containsExactly(new TraceLine("clawback.shortfall", Map.of("points", "15")));
        assertThat(given.debt(ana)).isZero();
        assertThat(given.available(ana)).isZero();
    }

    @Test
    void downToZeroTakesOthersPendingPointsLast() {
        given.earn(ana, 20, ORDER, LotPolicy.LASTING);
        given.spend(ana, 20, 1);
        given.earn(ana, 10, 2, FORTNIGHT);
        given.credit(ana, 5, null);

        clawBack("c", 8);

        assertThat(given.available(ana)).isZero();
        assertThat(given.pending(ana)).isEqualTo(7);
    }

    @Test
    void fromPendingLeavesWhatCanBeSpentOfOtherOrdersAlone() {
        given.terms.clawback = ClawbackPolicy.REVOKE_FROM_PENDING;
        given.earn(ana, 20, ORDER, LotPolicy.LASTING);
        given.spend(ana, 20, 1);
        given.earn(ana, 10, 2, FORTNIGHT);
        given.earn(ana, 30, 3, LotPolicy.LASTING);

        JournalEntry entry = clawBack("c", 15);

        assertThat(given.available(ana)).isEqualTo(30);
        assertThat(given.pending(ana)).isZero();
        assertThat(given.sum(entry, PROGRAMME_WRITTEN_OFF)).isEqualTo(-5);
        assertThat(entry.trace()).containsExactly(new TraceLine("clawback.shortfall", Map.of("points", "5")));
    }

    @Test
    void goesByThePolicyOfWhenTheOrderWasPlaced() {
        Instant placedAt = given.clock.instant();
        usedUpBeforeThePolicyBecomesFromPending();

        clawBack("c1", 5, placedAt);
        assertThat(given.available(ana)).isEqualTo(25);

        JournalEntry entry = clawBack("c2", 5, given.clock.instant());
        assertThat(given.available(ana)).isEqualTo(25);
        assertThat(given.sum(entry, PROGRAMME_WRITTEN_OFF)).isEqualTo(-5);
    }

    @Test
    void goesByThePolicyOfWhenTheAwardWasPostedOfAnOrderOfWhichNobodyKnowsWhenItWasPlaced() {
        usedUpBeforeThePolicyBecomesFromPending();

        clawBack("c", 5);

        assertThat(given.available(ana)).isEqualTo(25);
    }

    private void usedUpBeforeThePolicyBecomesFromPending() {
        given.earn(ana, 20, ORDER, LotPolicy.LASTING);
        given.spend(ana, 20, 1);
        given.earn(ana, 30, 3, LotPolicy.LASTING);
        given.clock.moveOn(Duration.ofDays(1));
        given.terms.clawbackBefore = given.terms.clawback;
        given.terms.clawback = ClawbackPolicy.REVOKE_FROM_PENDING;
        given.terms.clawbackSince = given.clock.instant();
    }

    private JournalEntry clawBack(String key, long points, Instant placedAt) {
        OrderReturn back = given.back(ana, key, ORDER, points);
        return granted(ledger.clawBack(new OrderReturn(
                ana, back.key(), back.order(), placedAt, back.points(), "service", "sent back", Allocation.NONE)));
    }

    @ParameterizedTest
    @EnumSource(ClawbackPolicy.class)
    void takesWhatIsLeftOfTheOrdersOwnPointsWhateverThePolicy(ClawbackPolicy policy) {
        given.terms.clawback = policy;
        given.earn(ana, 20, ORDER, LotPolicy.LASTING);
        given.earn(ana, 10, 2, FORTNIGHT);

        clawBack("c", 20);

        assertThat(given.available(ana)).isZero();
        assertThat(given.pending(ana)).isEqualTo(10);
    }

    @Test
    void belowZeroMakesADebtOfWhatIsLacking() {
        given.terms.clawback = ClawbackPolicy.REVOKE_BELOW_ZERO;
        given.earn(ana, 20, ORDER, LotPolicy.LASTING);
        given.spend(ana, 15, 1);

        JournalEntry entry = clawBack("c", 20);

        assertThat(given.debt(ana)).isEqualTo(15);
        assertThat(given.available(ana)).isZero();
        assertThat(given.sum(entry, PROGRAMME_DEBT)).isEqualTo(-15);
        assertThat(given.sum(entry, PROGRAMME_WRITTEN_OFF)).isZero();
        assertThat(entry.trace()).containsExactly(new TraceLine("clawback.debt", Map.of("points", "15")));
    }

    @Test
    void laterEarningsPayTheDebtFirst() {
        given.terms.clawback = ClawbackPolicy.REVOKE_BELOW_ZERO;
        given.earn(ana, 20, ORDER, LotPolicy.LASTING);
        given.spend(ana, 20, 1);
        clawBack("c", 20);

        given.earn(ana, 12, 2, LotPolicy.LASTING);
        assertThat(given.debt(ana)).isEqualTo(8);
        given.earn(ana, 12, 3, LotPolicy.LASTING);

        assertThat(given.debt(ana)).isZero();
        assertThat(given.available(ana)).isEqualTo(4);
    }

    @Test
    void whatPaidADebtCanBeTakenBackToo() {
        given.terms.clawback = ClawbackPolicy.REVOKE_BELOW_ZERO;
        given.earn(ana, 20, 1, LotPolicy.LASTING);
        given.spend(ana, 20, 2);
        granted(ledger.clawBack(given.back(ana, "c1", 1, 20)));
        given.earn(ana, 20, ORDER, LotPolicy.LASTING);

        clawBack("c2", 20);

        assertThat(given.debt(ana)).isEqualTo(20);
    }

    @Test
    void leavesHeldPointsAlone() {
        given.earn(ana, 20, ORDER, LotPolicy.LASTING);
        granted(given.hold(ana, 15, 1));

        JournalEntry entry = clawBack("c", 20);

        assertThat(given.held(ana)).isEqualTo(15);
        assertThat(given.sum(entry, PROGRAMME_WRITTEN_OFF)).isEqualTo(-15);
    }

    @Test
    void doesNotFindWhatHasExpired() {
        given.earn(ana, 20, ORDER, LedgerFixture.until(JUNE));
        given.clock.moveOn(Duration.ofDays(40));

        clawBack("c", 20);

        assertThat(given.kinds()).containsExactly(EntryKind.EARN, EntryKind.EXPIRE, EntryKind.CLAWBACK);
        assertThat(ledger.balance(ana).expired()).isEqualTo(Points.of(20));
    }

    @Test
    void takesBackAllThatWasEarnedButNotOneMoreWhetherItIsFoundOrNot() {
        given.earn(ana, 20, ORDER, LotPolicy.LASTING);
        given.spend(ana, 20, 1);
        clawBack("c1", 15);

        assertThat(refused(ledger.clawBack(given.back(ana, "c2", ORDER, 6)))).isEqualTo(aboveCap(6, 5));
        clawBack("c2", 5);
        assertThat(refused(ledger.clawBack(given.back(ana, "c3", ORDER, 1)))).isEqualTo(aboveCap(1, 0));
    }

    @Test
    void takesNothingFromAMemberWhoDidNotEarnIt() {
        given.earn(ana, 20, ORDER, LotPolicy.LASTING);
        MemberId bo = given.aMember().with(50).id();

        assertThat(refused(ledger.clawBack(given.back(bo, "c", ORDER, 1))))
                .isEqualTo(
                        Refusal.of(RefusalCode.ABOVE_CAP).with("required", 1L).with("limit", 0L));
        assertThat(given.available(bo)).isEqualTo(50);
    }

    @Test
    void takesNothingForAnOrderThatEarnedNothing() {
        given.credit(ana, 20, null);

        assertThat(refused(ledger.clawBack(given.back(ana, "c", ORDER, 1)))).isEqualTo(aboveCap(1, 0));
        assertThat(given.available(ana)).isEqualTo(20);
    }

    @Test
    void makesNoDebtOfAClosedAccount() {
        given.terms.clawback = ClawbackPolicy.REVOKE_BELOW_ZERO;
        given.earn(ana, 20, ORDER, LotPolicy.LASTING);
        granted(ledger.close(ana, new Leftover.Forfeited(), "admin", "asked for it"));

        JournalEntry entry = clawBack("c", 20);

        assertThat(given.debt(ana)).isZero();
        assertThat(given.sum(entry, PROGRAMME_WRITTEN_OFF)).isEqualTo(-20);
    }

    private JournalEntry clawBack(String key, long points) {
        return granted(ledger.clawBack(given.back(ana, key, ORDER, points)));
    }

    private static Refusal aboveCap(long required, long limit) {
        return Refusal.of(RefusalCode.ABOVE_CAP).with("required", required).with("limit", limit);
    }
}
