package org.pointsmall.loyalty.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.InMemoryLedgerStore.LotRow;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.trace.TraceLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.ledger.LedgerFixture.refused;

/** Points that an order used up and that come back. */
class LedgerReturnsTest {
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");
    private static final long ORDER = 4711;

    private final LedgerFixture given = new LedgerFixture();
    private final Ledger ledger = given.ledger;
    /** Burned in the order of their expiry: 20 of June, 30 of July, 10 of those that last. */
    private final MemberId ana =
            given.aMember().with(60).with(30, JULY).with(20, JUNE).id();

    private final Hold spent = given.spend(ana, 60, ORDER);

    @AfterEach
    void theBooksAgree() {
        given.checkBooks();
    }

    @Test
    void comeBackToTheLotsThatTheyCameFrom() {
        JournalEntry entry = granted(ledger.returnPoints(given.back(ana, "r", ORDER, 60)));

        assertThat(given.availableByLot(ana)).containsExactly(60L, 30L, 20L);
        assertThat(ledger.balance(ana).spent()).isEqualTo(Points.ZERO);
        assertThat(entry.kind()).isEqualTo(EntryKind.RETURN);
        assertThat(entry.points()).isEqualTo(60);
        assertThat(entry.ownedAfter()).isEqualTo(Points.of(110));
        assertThat(entry.trace()).isEmpty();
        assertThat(entry.about().reason()).isEqualTo("sent back");
        assertThat(entry.order()).isEqualTo(new OrderRef(ORDER, null));
    }

    @Test
    void comeBackLastBurnedFirst() {
        granted(ledger.returnPoints(given.back(ana, "r1", ORDER, 10)));
        assertThat(given.availableByLot(ana)).containsExactly(60L, 0L, 0L);

        granted(ledger.returnPoints(given.back(ana, "r2", ORDER, 29)));
        assertThat(given.availableByLot(ana)).containsExactly(60L, 29L, 0L);

        granted(ledger.returnPoints(given.back(ana, "r3", ORDER, 2)));
        assertThat(given.availableByLot(ana)).containsExactly(60L, 30L, 1L);
    }

    @Test
    void comeBackFromWhatWasUsedAndNotFromWhatWasOnlyHeld() {
        MemberId bo = given.aMember().with(10, JUNE).with(10, JULY).id();
        Hold hold = granted(given.hold(bo, 20, ORDER + 1));
        granted(ledger.commit(hold.id(), new OrderRef(ORDER + 1, "n"), Points.of(12)));

        granted(ledger.returnPoints(given.back(bo, "r1", ORDER + 1, 3)));

        assertThat(given.availableByLot(bo)).containsExactly(1L, 10L);
        assertThat(refused(ledger.returnPoints(given.back(bo, "r2", ORDER + 1, 10))))
                .isEqualTo(aboveCap(10, 9));
    }

    @Test
    void allThatIsLeftComesBackButNotOneMore() {
        granted(ledger.returnPoints(given.back(ana, "r1", ORDER, 25)));

        assertThat(refused(ledger.returnPoints(given.back(ana, "r2", ORDER, 36))))
                .isEqualTo(aboveCap(36, 35));
        granted(ledger.returnPoints(given.back(ana, "r2", ORDER, 35)));
        assertThat(refused(ledger.returnPoints(given.back(ana, "r3", ORDER, 1))))
                .isEqualTo(aboveCap(1, 0));
        assertThat(given.available(ana)).isEqualTo(110);
    }

    @Test
    void nothingComesBackOfAnOrderThatUsedNothingOrHasNotYet() {
        granted(given.hold(ana, 10, ORDER + 1));

        assertThat(refused(ledger.returnPoints(given.back(ana, "r", ORDER + 1, 1))))
                .isEqualTo(aboveCap(1, 0));
        assertThat(refused(ledger.returnPoints(given.back(ana, "r", ORDER + 2, 1))))
                .isEqualTo(aboveCap(1, 0));
    }

    @Test
    void nothingComesBackToAMemberWhoDidNotSpendIt() {
        MemberId bo = given.aMember().with(5).id();

        assertThat(refused(ledger.returnPoints(given.back(bo, "r", ORDER, 1)))).isEqualTo(aboveCap(1, 0));
        assertThat(given.available(bo)).isEqualTo(5);
    }

    @Test
    void aLotThatHasExpiredMeanwhileGetsTheGraceAndTheEntrySaysSo() {
        Instant now = JUNE.plus(Duration.ofDays(3));
        given.clock.moveOn(Duration.between(given.clock.instant(), now));

        JournalEntry entry = granted(ledger.returnPoints(given.back(ana, "r", ORDER, 60)));

        assertThat(given.availableByLot(ana)).containsExactly(60L, 30L, 0L, 20L);
        LotRow expired = given.store.lots(ana).get(2);
        LotRow grace = given.store.lots(ana).get(3);
        assertThat(grace.origin()).isEqualTo(expired.id());
        assertThat(grace.terms().earnedAt()).isEqualTo(expired.terms().earnedAt());
        assertThat(grace.terms().availableAt()).isEqualTo(now);
        assertThat(grace.terms().expiresAt()).isEqualTo(now.plus(Duration.ofDays(30)));
        assertThat(entry.trace())
                .containsExactly(new TraceLine(
                        "lot.grace", Map.of("points", "20", "expired", "2026-05-31", "lastDay", "2026-07-03")));
    }

    @Test
    void aLotKeepsItsExpiryUpToTheLastMillisecondOfIt() {
        given.clock.moveOn(Duration.between(given.clock.instant(), JUNE.minusMillis(1)));
        assertThat(granted(ledger.returnPoints(given.back(ana, "r1", ORDER, 59)))
                        .trace())
                .isEmpty();
        given.clock.moveOn(Duration.ofMillis(1));

        assertThat(granted(ledger.returnPoints(given.back(ana, "r2", ORDER, 1))).trace())
                .hasSize(1);
        assertThat(given.store.lots(ana)).hasSize(4);
    }

    @Test
    void aGraceThatIsOverGetsAnotherAndStandsForTheFirstLotStill() {
        given.terms.grace = Duration.ofDays(10);
        given.clock.moveOn(Duration.between(given.clock.instant(), JUNE));
        granted(ledger.returnPoints(given.back(ana, "r1", ORDER, 60)));
        given.spend(ana, 20, ORDER + 1);
        given.clock.moveOn(Duration.ofDays(10));

        granted(ledger.returnPoints(given.back(ana, "r2", ORDER + 1, 20)));

        LotRow first = given.store.lots(ana).get(2);
        LotRow second = given.store.lots(ana).get(4);
        assertThat(second.available()).isEqualTo(20);
        assertThat(second.origin()).isEqualTo(first.id());
        assertThat(second.terms().earnedAt()).isEqualTo(first.terms().earnedAt());
    }

    @Test
    void withoutAGraceTheyComeBackAndAreLostWithTheNextLook() {
        given.terms.grace = Duration.ZERO;
        given.clock.moveOn(Duration.between(given.clock.instant(), JUNE));
        granted(ledger.returnPoints(given.back(ana, "r", ORDER, 60)));

        assertThat(refused(given.hold(ana, 91, ORDER + 1)).operands()).containsEntry("available", 90L);
        assertThat(ledger.balance(ana).expired()).isEqualTo(Points.of(20));
    }

    @Test
    void comeBackToAFrozenAccountButNotToAClosedOne() {
        granted(ledger.freeze(ana, "admin", "suspicious"));
        granted(ledger.returnPoints(given.back(ana, "r1", ORDER, 5)));
        granted(ledger.close(ana, new Leftover.Forfeited(), "admin", "was it"));

        assertThat(refused(ledger.returnPoints(given.back(ana, "r2", ORDER, 5))))
                .isEqualTo(Refusal.of(RefusalCode.ACCOUNT_FROZEN).with("accountStatus", "CLOSED"));
        assertThat(granted(ledger.returnPoints(given.back(ana, "r1", ORDER, 5))).points())
                .as("a repeat")
                .isEqualTo(5);
    }

    @Test
    void aReturnIsOfSomething() {
        assertThat(spent.committed()).isEqualTo(Points.of(60));
        assertThatIllegalArgumentException().isThrownBy(() -> given.back(ana, "r", ORDER, 0));
    }

    private static Refusal aboveCap(long required, long limit) {
        return Refusal.of(RefusalCode.ABOVE_CAP).with("required", required).with("limit", limit);
    }
}
