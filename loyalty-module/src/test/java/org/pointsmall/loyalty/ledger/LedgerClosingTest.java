package org.pointsmall.loyalty.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.trace.TraceLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.pointsmall.loyalty.ledger.LedgerFixture.CNY;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.ledger.LedgerFixture.refused;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_BREAKAGE;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_BURNED;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_DEBT;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_WRITTEN_OFF;

/** What stops an account from moving points: for a while, or for good. */
class LedgerClosingTest {
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final LotPolicy FORTNIGHT = new LotPolicy(Duration.ofDays(14), new Expiry.Never());
    private static final Leftover FORFEITED = new Leftover.Forfeited();
    private static final Leftover PAID_OUT = new Leftover.PaidOut(new PointsRate(Points.of(3), new Money(2, CNY)));
    private static final Refusal CLOSED = Refusal.of(RefusalCode.ACCOUNT_FROZEN).with("accountStatus", "CLOSED");

    private final LedgerFixture given = new LedgerFixture();
    private final Ledger ledger = given.ledger;
    private final MemberId ana = given.aMember().with(10).id();

    @AfterEach
    void theBooksAgree() {
        given.checkBooks();
    }

    @Test
    void aFrozenAccountSpendsAgainOnceItIsUnfrozen() {
        granted(ledger.freeze(ana, "eve", "suspicious"));
        assertThat(refused(given.hold(ana, 1, 1)).code()).isEqualTo(RefusalCode.ACCOUNT_FROZEN);

        granted(ledger.unfreeze(ana, "bob", "cleared"));

        assertThat(given.hold(ana, 1, 1).isRefused()).isFalse();
        Instant now = given.clock.instant();
        assertThat(given.store.changes())
                .containsExactly(
                        new AccountChange(AccountStatus.ACTIVE, AccountStatus.FROZEN, "eve", "suspicious", now),
                        new AccountChange(AccountStatus.FROZEN, AccountStatus.ACTIVE, "bob", "cleared", now));
    }

    @Test
    void aChangeThatIsNoneIsNotNoted() {
        granted(ledger.unfreeze(ana, "eve", "by mistake"));
        granted(ledger.freeze(ana, "eve", "suspicious"));

        assertThat(granted(ledger.freeze(ana, "eve", "suspicious"))).isEqualTo(ledger.balance(ana));
        assertThat(given.store.changes()).hasSize(1);
    }

    @Test
    void aClosedAccountIsClosedForGood() {
        granted(ledger.close(ana, FORFEITED, "eve", "asked for it"));

        assertThat(refused(ledger.freeze(ana, "eve", "why"))).isEqualTo(CLOSED);
        assertThat(refused(ledger.unfreeze(ana, "eve", "why"))).isEqualTo(CLOSED);
        assertThat(ledger.lock(ana).account().status()).isEqualTo(AccountStatus.CLOSED);
    }

    @Test
    void whatIsLeftIsForfeited() {
        given.earn(ana, 5, 1, FORTNIGHT);

        Balance balance = granted(ledger.close(ana, FORFEITED, "eve", "asked for it"));

        assertThat(balance.owned()).isEqualTo(Points.ZERO);
        assertThat(balance.expired()).isEqualTo(Points.of(15));
        JournalEntry entry = given.lastEntry();
        assertThat(entry.kind()).isEqualTo(EntryKind.FORFEIT);
        assertThat(entry.about().reason()).isEqualTo("asked for it");
        assertThat(given.sum(entry, PROGRAMME_BREAKAGE)).isEqualTo(15);
    }

    @Test
    void whatIsAvailableIsPaidOutAndWhatIsPendingIsLost() {
        given.earn(ana, 5, 1, FORTNIGHT);

        granted(ledger.close(ana, PAID_OUT, "eve", "asked for it"));

        JournalEntry entry = given.lastEntry();
        assertThat(entry.kind()).isEqualTo(EntryKind.PAY_OUT);
        assertThat(given.sum(entry, PROGRAMME_BURNED)).isEqualTo(10);
        assertThat(given.sum(entry, PROGRAMME_BREAKAGE)).isEqualTo(5);
        String money = new Money(6, CNY).toString();
        assertThat(entry.trace())
                .as("10 points at 2 fen for 3 are 6 fen, rounded down")
                .containsExactly(new TraceLine("pay-out", Map.of("points", "10", "money", money)));
    }

    @Test
    void nothingIsPaidOutWhereNothingIsAvailable() {
        MemberId bo = given.aMember().id();
        given.earn(bo, 5, 1, FORTNIGHT);

        granted(ledger.close(bo, PAID_OUT, "eve", "asked for it"));

        assertThat(given.lastEntry().kind()).isEqualTo(EntryKind.FORFEIT);
        assertThat(ledger.balance(bo).spent()).isEqualTo(Points.ZERO);
    }

    @Test
    void whatHasExpiredIsNotPaidOut() {
        given.credit(ana, 7, JUNE);
        given.clock.moveOn(Duration.ofDays(40));

        granted(ledger.close(ana, PAID_OUT, "eve", "asked for it"));

        assertThat(given.kinds()).endsWith(EntryKind.EXPIRE, EntryKind.PAY_OUT);
        assertThat(ledger.balance(ana).spent()).isEqualTo(Points.of(10));
        assertThat(ledger.balance(ana).expired()).isEqualTo(Points.of(7));
    }

    @Test
    void aDebtIsWrittenOff() {
        given.terms.clawback = ClawbackPolicy.REVOKE_BELOW_ZERO;
        given.earn(ana, 20, 1, LotPolicy.LASTING);
        given.spend(ana, 30, 2);
        granted(ledger.clawBack(given.back(ana, "c", 1, 20)));

        Balance balance = granted(ledger.close(ana, FORFEITED, "eve", "moved away"));

        assertThat(balance.debt()).isEqualTo(Points.ZERO);
        assertThat(given.sum(given.lastEntry(), PROGRAMME_DEBT)).isEqualTo(20);
        assertThat(given.sum(given.lastEntry(), PROGRAMME_WRITTEN_OFF)).isEqualTo(-20);
    }

    @Test
    void aDebtIsPaidFromWhatIsAvailableBeforeAnythingIsPaidOut() {
        given.terms.clawback = ClawbackPolicy.REVOKE_BELOW_ZERO;
        given.earn(ana, 20, 77, LotPolicy.LASTING);
        given.spend(ana, 30, 78);
        granted(ledger.clawBack(given.back(ana, "c", 77, 20)));
        Adjustment gift = new Adjustment(ana, new PostingKey("gift"), 20, LotPolicy.LASTING, "eve", "sorry");
        JournalEntry paid = granted(ledger.adjust(gift));
        given.credit(ana, 26, null);
        granted(ledger.reverse(paid.id(), "eve", "by mistake"));

        granted(ledger.close(ana, PAID_OUT, "eve", "moved abroad"));

        JournalEntry entry = given.lastEntry();
        assertThat(entry.kind()).isEqualTo(EntryKind.PAY_OUT);
        assertThat(given.sum(entry, LedgerSide.PROGRAMME_DEBT)).isEqualTo(20);
        assertThat(given.sum(entry, LedgerSide.PROGRAMME_WRITTEN_OFF)).isZero();
        assertThat(given.sum(entry, LedgerSide.PROGRAMME_BURNED)).isEqualTo(6);
        assertThat(given.debt(ana)).isZero();
    }

    @Test
    void pointsThatAreHeldKeepItOpen() {
        Hold hold = granted(given.hold(ana, 4, 1));

        assertThat(refused(ledger.close(ana, FORFEITED, "eve", "why")))
                .isEqualTo(Refusal.of(RefusalCode.CONFLICT).with("held", 4L));
        assertThat(ledger.lock(ana).account().status()).isEqualTo(AccountStatus.ACTIVE);

        granted(ledger.release(hold.id()));
        granted(ledger.close(ana, FORFEITED, "eve", "why"));
    }

    @Test
    void closingAgainChangesNothing() {
        Balance balance = granted(ledger.close(ana, FORFEITED, "eve", "why"));
        List<EntryKind> posted = given.kinds();

        assertThat(granted(ledger.close(ana, PAID_OUT, "bob", "again"))).isEqualTo(balance);
        assertThat(given.kinds()).isEqualTo(posted);
        assertThat(given.store.changes()).hasSize(1);
    }

    @Test
    void anEmptyAccountIsClosedWithoutAnEntry() {
        MemberId bo = given.aMember().id();

        granted(ledger.close(bo, PAID_OUT, "eve", "why"));

        assertThat(given.kinds()).containsExactly(EntryKind.EARN);
        assertThat(given.store.changes()).hasSize(1);
    }

    @Test
    void nobodyClosesOrFreezesWithoutAReason() {
        assertThatIllegalArgumentException().isThrownBy(() -> ledger.close(ana, FORFEITED, "eve", " "));
        assertThatIllegalArgumentException().isThrownBy(() -> ledger.freeze(ana, "", "why"));
        assertThat(given.kinds()).as("nothing was posted first").containsExactly(EntryKind.EARN);
        assertThat(given.available(ana)).isEqualTo(10);
    }
}
