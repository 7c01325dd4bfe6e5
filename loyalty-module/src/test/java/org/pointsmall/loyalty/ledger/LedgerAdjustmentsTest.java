package org.pointsmall.loyalty.ledger;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.trace.TraceLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.ledger.LedgerFixture.refused;
import static org.pointsmall.loyalty.ledger.LedgerSide.PROGRAMME_ADJUSTMENT;

/** Points given or taken by hand, and the counter-entry that undoes it. */
class LedgerAdjustmentsTest {
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final LotPolicy FORTNIGHT = new LotPolicy(Duration.ofDays(14), new Expiry.Never());

    private final LedgerFixture given = new LedgerFixture();
    private final Ledger ledger = given.ledger;
    private final MemberId ana = given.aMember().id();

    @AfterEach
    void theBooksAgree() {
        given.checkBooks();
    }

    @Nested
    class Adjust {

        @Test
        void givesALotByItsOwnTermsAndSaysWhoAndWhy() {
            JournalEntry entry = adjust("a", 50, LedgerFixture.until(JUNE));

            assertThat(given.available(ana)).isEqualTo(50);
            assertThat(given.store.lots(ana).get(0).terms().expiresAt()).isEqualTo(JUNE);
            assertThat(entry.kind()).isEqualTo(EntryKind.ADJUST);
            assertThat(entry.about().actor()).isEqualTo("eve");
            assertThat(entry.about().reason()).isEqualTo("goodwill");
            assertThat(given.sum(entry, PROGRAMME_ADJUSTMENT)).isEqualTo(-50);
        }

        @Test
        void takesInTheOrderInWhichLotsBurn() {
            given.credit(ana, 10, null);
            given.credit(ana, 10, JUNE);

            JournalEntry entry = adjust("a", -15, LotPolicy.LASTING);

            assertThat(given.availableByLot(ana)).containsExactly(5L, 0L);
            assertThat(entry.points()).isEqualTo(-15);
            assertThat(given.sum(entry, PROGRAMME_ADJUSTMENT)).isEqualTo(15);
        }

        @Test
        void takesAllThatIsAvailableButNotOneMoreAndNothingPending() {
            given.credit(ana, 10, null);
            given.earn(ana, 10, 1, FORTNIGHT);

            assertThat(refused(ledger.adjust(adjustment("a", -11, LotPolicy.LASTING))))
                    .isEqualTo(Refusal.of(RefusalCode.INSUFFICIENT_POINTS)
                            .with("required", 11L)
                            .with("available", 10L));
            adjust("a", -10, LotPolicy.LASTING);
            assertThat(given.pending(ana)).isEqualTo(10);
        }

        @Test
        void seesWhatIsDue() {
            given.credit(ana, 10, JUNE);
            given.earn(ana, 7, 1, FORTNIGHT);
            given.clock.moveOn(Duration.ofDays(40));

            assertThat(refused(ledger.adjust(adjustment("a", -8, LotPolicy.LASTING)))
                            .operands())
                    .containsEntry("available", 7L);
            adjust("a", -7, LotPolicy.LASTING);
        }

        @Test
        void paysADebtFirst() {
            owe(30);

            adjust("a", 40, LotPolicy.LASTING);

            assertThat(given.debt(ana)).isZero();
            assertThat(given.available(ana)).isEqualTo(10);
        }

        @Test
        void worksOnAFrozenAccountButNotOnAClosedOne() {
            granted(ledger.freeze(ana, "eve", "suspicious"));
            adjust("a1", 10, LotPolicy.LASTING);
            adjust("a2", -4, LotPolicy.LASTING);
            granted(ledger.close(ana, new Leftover.Forfeited(), "eve", "was it"));

            for (long points : new long[] {1, -1}) {
                assertThat(refused(ledger.adjust(adjustment("a3", points, LotPolicy.LASTING))))
                        .isEqualTo(Refusal.of(RefusalCode.ACCOUNT_FROZEN).with("accountStatus", "CLOSED"));
            }
        }

        @Test
        void saysWhoAndWhyInNotTooManyWords() {
            adjustBy("e".repeat(100), "r".repeat(255));
            for (String[] bad :
                    new String[][] {{" ", "why"}, {"eve", " "}, {"e".repeat(101), "why"}, {"eve", "r".repeat(256)}}) {
                assertThatIllegalArgumentException().isThrownBy(() -> adjustBy(bad[0], bad[1]));
            }
            assertThatIllegalArgumentException().isThrownBy(() -> adjustment("a", 0, LotPolicy.LASTING));
            assertThatIllegalArgumentException().isThrownBy(() -> adjustment("a", Long.MIN_VALUE, LotPolicy.LASTING));
        }

        private void adjustBy(String actor, String reason) {
            granted(ledger.adjust(new Adjustment(ana, new PostingKey("by hand"), 1, LotPolicy.LASTING, actor, reason)));
        }
    }

    @Nested
    class Reverse {

        @Test
        void takesBackWhatWasGivenFromItsOwnLotFirst() {
            JournalEntry adjusted = adjust("a", 50, LotPolicy.LASTING);
            given.credit(ana, 10, JUNE);

            JournalEntry entry = reverse(adjusted);

            assertThat(given.availableByLot(ana)).containsExactly(0L, 10L);
            assertThat(entry.kind()).isEqualTo(EntryKind.REVERSE);
            assertThat(entry.about().reverses()).isEqualTo(adjusted.id());
            assertThat(entry.about().reason()).isEqualTo("a mistake");
            assertThat(given.sum(entry, PROGRAMME_ADJUSTMENT)).isEqualTo(50);
        }

        @Test
        void takesBackFromOtherLotsWhereWhatWasGivenIsSpent() {
            JournalEntry adjusted = adjust("a", 50, LedgerFixture.until(JUNE));
            given.spend(ana, 30, 1);
            given.credit(ana, 10, null);
            given.credit(ana, 25, JUNE.plus(Duration.ofDays(1)));

            reverse(adjusted);

            assertThat(given.availableByLot(ana)).containsExactly(0L, 5L, 0L);
        }

        @Test
        void refusesWhereTooLittleIsLeft() {
            JournalEntry adjusted = adjust("a", 50, LotPolicy.LASTING);
            given.spend(ana, 30, 1);
            given.credit(ana, 29, null);

            assertThat(refused(ledger.reverse(adjusted.id(), "eve", "a mistake")))
                    .isEqualTo(Refusal.of(RefusalCode.INSUFFICIENT_POINTS)
                            .with("required", 50L)
                            .with("available", 49L));
            given.credit(ana, 1, null);
            reverse(adjusted);
            assertThat(given.available(ana)).isZero();
        }

        @Test
        void takesBackWhatStillWaits() {
            JournalEntry adjusted = adjust("a", 50, FORTNIGHT);
            given.credit(ana, 10, null);
            given.earn(ana, 10, 1, FORTNIGHT);

            reverse(adjusted);

            assertThat(given.pending(ana)).isEqualTo(10);
            assertThat(given.available(ana)).isEqualTo(10);
        }

        @Test
        void makesTheDebtAgainThatWasPaid() {
            owe(30);
            JournalEntry adjusted = adjust("a", 40, LotPolicy.LASTING);

            reverse(adjusted);

            assertThat(given.debt(ana)).isEqualTo(30);
            assertThat(given.available(ana)).isZero();
        }

        @Test
        void givesBackWhatWasTakenToTheLotsThatItCameFrom() {
            given.credit(ana, 10, null);
            given.credit(ana, 10, JUNE);
            JournalEntry adjusted = adjust("a", -15, LotPolicy.LASTING);

            reverse(adjusted);

            assertThat(given.availableByLot(ana)).containsExactly(10L, 10L);
        }

        @Test
        void givesALotThatHasExpiredMeanwhileAGrace() {
            given.credit(ana, 10, JUNE);
            JournalEntry adjusted = adjust("a", -10, LotPolicy.LASTING);
            given.clock.moveOn(Duration.ofDays(40));

            JournalEntry entry = reverse(adjusted);

            assertThat(given.availableByLot(ana)).containsExactly(0L, 10L);
            assertThat(entry.trace()).extracting(TraceLine::code).containsExactly("lot.grace");
        }

        @Test
        void happensOnce() {
            JournalEntry adjusted = adjust("a", 50, LotPolicy.LASTING);
            given.credit(ana, 50, null);
            JournalEntry first = reverse(adjusted);

            assertThat(granted(ledger.reverse(adjusted.id(), "bob", "again"))).isEqualTo(first);
            assertThat(given.available(ana)).isEqualTo(50);
        }

        @Test
        void refusesAnEntryThatIsNoAdjustment() {
            JournalEntry earned = given.credit(ana, 10, null);
            JournalEntry reversed = reverse(adjust("a", 5, LotPolicy.LASTING));

            assertThat(refused(ledger.reverse(earned.id(), "eve", "why")))
                    .isEqualTo(Refusal.of(RefusalCode.CONFLICT).with("kind", "EARN"));
            assertThat(refused(ledger.reverse(reversed.id(), "eve", "why")))
                    .isEqualTo(Refusal.of(RefusalCode.CONFLICT).with("kind", "REVERSE"));
            assertThatIllegalArgumentException().isThrownBy(() -> ledger.reverse(new EntryId(99), "eve", "why"));
        }

        @Test
        void refusesAClosedAccount() {
            given.credit(ana, 10, null);
            JournalEntry adjusted = adjust("a", -10, LotPolicy.LASTING);
            granted(ledger.close(ana, new Leftover.Forfeited(), "eve", "asked for it"));

            assertThat(refused(ledger.reverse(adjusted.id(), "eve", "why")))
                    .isEqualTo(Refusal.of(RefusalCode.ACCOUNT_FROZEN).with("accountStatus", "CLOSED"));
            assertThat(given.available(ana)).isZero();
        }

        @Test
        void isNotMistakenForAnotherMovementWithItsKey() {
            JournalEntry adjusted = adjust("a", 10, LotPolicy.LASTING);
            adjust("reverse:" + adjusted.id().value(), 5, LotPolicy.LASTING);

            assertThat(refused(ledger.reverse(adjusted.id(), "eve", "why")).code())
                    .isEqualTo(RefusalCode.IDEMPOTENCY_KEY_REUSED);
        }

        @Test
        void saysWhoAndWhy() {
            JournalEntry adjusted = adjust("a", 10, LotPolicy.LASTING);

            assertThatIllegalArgumentException().isThrownBy(() -> ledger.reverse(adjusted.id(), "", "why"));
            assertThatIllegalArgumentException().isThrownBy(() -> ledger.reverse(adjusted.id(), "eve", ""));
        }

        private JournalEntry reverse(JournalEntry adjusted) {
            return granted(ledger.reverse(adjusted.id(), "eve", "a mistake"));
        }
    }

    private void owe(long points) {
        given.terms.clawback = ClawbackPolicy.REVOKE_BELOW_ZERO;
        given.earn(ana, points, 1, LotPolicy.LASTING);
        given.spend(ana, points, 10);
        granted(ledger.clawBack(given.back(ana, "claw", 1, points)));
    }

    private JournalEntry adjust(String key, long points, LotPolicy lots) {
        return granted(ledger.adjust(adjustment(key, points, lots)));
    }

    private Adjustment adjustment(String key, long points, LotPolicy lots) {
        return new Adjustment(ana, new PostingKey(key), points, lots, "eve", "goodwill");
    }
}
