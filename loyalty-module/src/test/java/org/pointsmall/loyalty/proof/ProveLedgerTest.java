package org.pointsmall.loyalty.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.proof.Difference.Kind;
import org.pointsmall.loyalty.proof.LedgerRows.Reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.proof.LedgerOnPaper.ANA;
import static org.pointsmall.loyalty.proof.LedgerOnPaper.BO;
import static org.pointsmall.loyalty.proof.LedgerOnPaper.CHEN;
import static org.pointsmall.loyalty.proof.LedgerOnPaper.member;
import static org.pointsmall.loyalty.proof.LedgerOnPaper.programme;

/** Each way of being wrong is named, with the entry that it shows at. */
class ProveLedgerTest {
    private final LedgerOnPaper paper = new LedgerOnPaper();

    @Test
    void namesAClosedDayThatDisagreesAfterAllElse() {
        Proof proof = new ProveLedger(
                        paper, () -> Optional.of("the 3rd of May is off by 100% of nothing"), MallRows.NONE)
                .prove();

        assertThat(proof.isSound()).isFalse();
        assertThat(proof.differences())
                .containsExactly(new Difference(
                        Difference.Kind.WRONG_CLOSING,
                        Difference.NO_ENTRY,
                        "the 3rd of May is off by 100% of nothing"));
    }

    @Test
    void findsNothingInASoundLedgerAndAddsUpTheProgramme() {
        Proof proof = prove();

        assertThat(proof.differences()).isEmpty();
        assertThat(proof.isSound()).isTrue();
        assertThat(List.of(proof.accounts(), proof.entries(), proof.holds())).containsExactly(3L, 7L, 2L);
        assertThat(proof.report())
                .containsExactly(
                        "3 accounts, 7 entries, 2 holds, 0 rewards, 0 claims",
                        "issued 170 less breakage 8 less burned 60 are 102, outstanding 102",
                        "All of it follows from the journal.");
    }

    @Test
    void namesAnEntryWhoseAmountWasChanged() {
        paper.lines.get(4L).set(1, member("AVAILABLE", ANA, 2, 55));

        assertFirst(Kind.UNBALANCED_ENTRY, 4, "entry 4 (EARN) of account 1 sums to 5, not to 0");
    }

    @Test
    void namesAnEntryThatLacksALine() {
        paper.lines.get(3L).remove(1);

        assertFirst(Kind.UNBALANCED_ENTRY, 3, "entry 3 (BURN) of account 1 sums to -60, not to 0");
    }

    @Test
    void namesAnEntryWithoutLines() {
        paper.lines.remove(2L);

        assertFirst(Kind.UNBALANCED_ENTRY, 2, "entry 2 (HOLD) of account 1 has no lines");
    }

    @Test
    void namesAnEntryThatWasChangedOnBothSides() {
        paper.entry(4, ANA, "EARN", 50, 90, null, programme("ISSUED", ANA, -55), member("AVAILABLE", ANA, 2, 55));

        assertFirst(Kind.WRONG_POINTS, 4, "entry 4 (EARN) of account 1 moved 55 of the member's points and says 50");
    }

    @Test
    void namesAnEntryWhoseBalanceIsWrongAndNoneOfThoseBehindIt() {
        paper.entry(3, ANA, "BURN", -60, 41, 1L, member("HELD", ANA, 1, -60), programme("BURNED", ANA, 60));

        Proof proof = assertFirst(
                Kind.WRONG_OWNED_AFTER, 3, "entry 3 (BURN) of account 1 left the member 40 points and says 41");
        assertThat(proof.differenceCount()).isOne();
    }

    @Test
    void namesTheEntryBehindOneThatIsMissing() {
        paper.entries.remove(1L);

        assertFirst(Kind.WRONG_OWNED_AFTER, 2, "entry 2 (HOLD) of account 1 left the member 0 points and says 100");
    }

    @Test
    void namesPointsThatComeBackThoughNobodyExchangedThem() {
        paper.givenBack(null);
        assertFirst(Kind.WRONG_GIVE_BACK, 8, "entry 8 (GIVE_BACK) of account 1 names no exchange");

        paper.givenBack(new LedgerRows.UndoneRow(3, "BURN", -60, 5));
        assertFirst(Kind.WRONG_GIVE_BACK, 8, "entry 8 (GIVE_BACK) of account 1 names no exchange");
    }

    @Test
    void namesAnEntryThatGivesBackMoreThanWasExchanged() {
        paper.givenBack(new LedgerRows.UndoneRow(3, "EXCHANGE", -60, 60));
        assertThat(prove().differences()).isEmpty();

        paper.givenBack(new LedgerRows.UndoneRow(3, "EXCHANGE", -60, 61));
        assertFirst(
                Kind.WRONG_GIVE_BACK,
                8,
                "entry 8 (GIVE_BACK) of account 1 is of the exchange of entry 3, which used up 60 and got 61 back");
    }

    @Test
    void namesALineUnderAnotherAccount() {
        paper.lines.get(6L).set(1, programme("BREAKAGE", CHEN, 8));

        assertFirst(
                Kind.STRAY_LINE,
                6,
                "entry 6 (EXPIRE) of account 2 has a line of 8 on PROGRAMME_BREAKAGE that lies under account 3");
    }

    @Test
    void namesAnEntryThatTookMoreThanThereWas() {
        paper.entry(6, BO, "EXPIRE", -21, -1, null, member("AVAILABLE", BO, 3, -21), programme("BREAKAGE", BO, 21));

        Proof proof = assertFirst(Kind.OVERDRAWN_ACCOUNT, 6, "entry 6 (EXPIRE) of account 2 left -1 available");
        assertThat(proof.differences())
                .extracting(Difference::words)
                .contains("entry 6 (EXPIRE) of account 2 left lot 3 with -1 available");
    }

    @Test
    void namesALotThatIsOffByOneWithTheEntryThatItShouldFollow() {
        paper.lot(2, ANA, Amounts.ofLot(51, 0, 0));

        assertFirst(
                Kind.WRONG_LOT,
                4,
                "lot 2 of account 1 has 50 available by the journal, up to entry 4, and 51 by its row");
    }

    @Test
    void namesALotThatOwesSomethingElseThanItsLinesSay() {
        paper.entry(
                6,
                BO,
                "CLAWBACK",
                0,
                20,
                null,
                programme("ISSUED", BO, 8),
                new LedgerRows.LineRow("PROGRAMME_WRITTEN_OFF", BO, 3L, -8));
        paper.account(BO, Amounts.ofAccount(20, 0, 0, 0, 0, 0));
        paper.lot(3, BO, Amounts.ofLot(20, 0, 0), 8);
        assertThat(prove().differences()).isEmpty();

        paper.lot(3, BO, Amounts.ofLot(20, 0, 0), 7);

        assertFirst(Kind.WRONG_LOT, 6, "lot 3 of account 2 owes 8 by the journal, up to entry 6, and 7 by its row");
    }

    @Test
    void namesALotThatOwesThoughItHasNothingLeft() {
        paper.entry(
                6,
                BO,
                "CLAWBACK",
                -20,
                0,
                null,
                member("AVAILABLE", BO, 3, -20),
                programme("ISSUED", BO, 25),
                new LedgerRows.LineRow("PROGRAMME_WRITTEN_OFF", BO, 3L, -5));
        paper.account(BO, Amounts.ofAccount(0, 0, 0, 0, 0, 0));
        paper.lots.remove(3L);

        assertFirst(Kind.WRONG_LOT, 6, "lot 3 of account 2 owes 5 by the journal, up to entry 6, and 0 by its row");
    }

    @Test
    void namesALotThatIsGoneAndOneThatCameFromNowhere() {
        paper.lots.remove(3L);
        paper.lot(9, CHEN, Amounts.ofLot(0, 7, 0));

        Proof proof = assertFirst(
                Kind.WRONG_LOT,
                6,
                "lot 3 of account 2 has 12 available by the journal, up to entry 6, and 0 by its row");
        assertThat(proof.differences())
                .extracting(Difference::words)
                .contains("lot 9 of account 3 has 0 pending by the journal and 7 by its row");
    }

    @Test
    void namesAnAccountsRowThatIsOff() {
        paper.account(BO, Amounts.ofAccount(12, 0, 0, 0, 9, 0));

        assertFirst(Kind.WRONG_ACCOUNT, 6, "account 2 has 8 expired by the journal, up to entry 6, and 9 by its row");
    }

    @Test
    void saysThatTheProgrammeIsOffWhereTheRowsAre() {
        paper.account(CHEN, Amounts.ofAccount(5, 0, 0, 0, 0, 0));

        assertThat(prove().differences())
                .extracting(Difference::words)
                .containsExactly(
                        "account 3 has 0 available by the journal and 5 by its row",
                        "all accounts have 72 available by the journal and 77 by their rows",
                        "the programme gave out 102 more than it took back, and the accounts' rows own 107");
    }

    @Test
    void namesTheEntryOfAHoldThatSaysOtherPoints() {
        paper.hold(2, 31, "OPEN", 7, 1);

        assertFirst(Kind.WRONG_HOLD, 7, "entry 7 (HOLD) of account 1 reserved 30 for hold 2, whose row says 31");
    }

    @Test
    void namesTheEntryOfAHoldThatEndedOtherwise() {
        paper.hold(1, 60, 60, "RELEASED", 2, 1);

        assertFirst(Kind.WRONG_HOLD, 3, "entry 3 (BURN) of account 1 ended hold 1, whose row says RELEASED");
    }

    @Test
    void namesTheEntryOfAHoldThatUsedOtherPoints() {
        paper.hold(1, 60, 59, "COMMITTED", 2, 1);

        assertFirst(Kind.WRONG_HOLD, 3, "entry 3 (BURN) of account 1 used 60 points of hold 1, whose row says 59");
    }

    @Test
    void acceptsAHoldThatWasUsedInPart() {
        paper.entry(
                8,
                ANA,
                "BURN",
                -20,
                70,
                2L,
                member("HELD", ANA, 1, -30),
                programme("BURNED", ANA, 20),
                member("AVAILABLE", ANA, 1, 10));
        paper.hold(2, 30, 20, "COMMITTED", 7, 1);
        paper.account(ANA, Amounts.ofAccount(70, 0, 0, 80, 0, 0));
        paper.lot(1, ANA, Amounts.ofLot(20, 0, 0));

        assertThat(prove().differences()).isEmpty();
    }

    @Test
    void namesTheEntryOfAHoldThatEndedByItsRowOnly() {
        paper.hold(2, 30, "TIMED_OUT", 7, 1);

        assertFirst(
                Kind.WRONG_HOLD,
                7,
                "hold 2 of account 1 is open by the journal, since entry 7, and TIMED_OUT of account 1 by its row");
    }

    @Test
    void namesAHoldThatWasEndedTwice() {
        paper.entry(8, ANA, "RELEASE", 0, 90, 1L, member("HELD", ANA, 1, -60), member("AVAILABLE", ANA, 1, 60));

        Proof proof = assertFirst(Kind.OVERDRAWN_ACCOUNT, 8, "entry 8 (RELEASE) of account 1 left -30 held");
        assertThat(proof.differences())
                .extracting(Difference::words)
                .contains("entry 8 (RELEASE) of account 1 ended hold 1 with 60 points, and 0 were reserved");
    }

    @Test
    void namesAHoldThatNoEntryReservedPointsFor() {
        paper.reservations.put(3L, new Reservation(3, BO, 5, null, Map.of(3L, 5L), Map.of()));

        assertFirst(
                Kind.WRONG_HOLD, Difference.NO_ENTRY, "hold 3 of account 2 says 5 points and no entry reserved them");
    }

    @Test
    void namesAHoldWhoseLotsAreNotThoseOfItsEntry() {
        paper.reservations.put(2L, new Reservation(2, ANA, 30, 7L, Map.of(2L, 30L), Map.of(1L, 30L)));

        assertFirst(
                Kind.WRONG_HOLD_LOTS,
                7,
                "entry 7 reserved 30 of lot 1 for hold 2 of account 1, and the rows beside the hold say 30 of lot 2");
    }

    @Test
    void putsTheFirstInTheJournalFirstWhereverItIsFound() {
        paper.lines.get(7L).remove(0);
        paper.lines.get(5L).remove(0);

        assertFirst(Kind.UNBALANCED_ENTRY, 5, "entry 5 (EARN) of account 2 sums to 20, not to 0");
    }

    @Test
    void followsALotThatMovesToAnotherAccount() {
        paper.entry(
                8,
                BO,
                "TRANSFER",
                -12,
                0,
                null,
                member("AVAILABLE", BO, 3, -12),
                programme("ISSUED", BO, 20),
                programme("BREAKAGE", BO, -8));
        paper.entry(
                9,
                CHEN,
                "TRANSFER",
                12,
                12,
                null,
                member("AVAILABLE", CHEN, 3, 12),
                programme("ISSUED", CHEN, -20),
                programme("BREAKAGE", CHEN, 8));
        paper.lot(3, CHEN, Amounts.ofLot(12, 0, 0));
        paper.account(BO, Amounts.ofAccount(0, 0, 0, 0, 0, 0));
        paper.account(CHEN, Amounts.ofAccount(12, 0, 0, 0, 8, 0));

        assertThat(prove().differences()).isEmpty();
    }

    @Test
    void readsDebtFromASideThatCountsDown() {
        paper.entry(8, CHEN, "CLAWBACK", 0, 0, null, programme("ISSUED", CHEN, 4), programme("DEBT", CHEN, -4));
        paper.account(CHEN, Amounts.ofAccount(0, 0, 0, 0, 0, 4));

        assertThat(prove().differences()).isEmpty();
    }

    @Test
    void addsUpKindsAndSidesThatItHasNeverHeardOf() {
        paper.entry(8, CHEN, "BIRTHDAY", 3, 3, null, programme("PARTY", CHEN, -3), member("PENDING", CHEN, 4, 3));
        paper.lot(4, CHEN, Amounts.ofLot(0, 3, 0));
        paper.account(CHEN, Amounts.ofAccount(0, 3, 0, 0, 0, 0));

        Proof proof = prove();

        assertThat(proof.differences()).isEmpty();
        assertThat(proof.programme())
                .isEqualTo("issued 170 less breakage 8 less burned 60 plus party 3 are 105, outstanding 105");
    }

    @Test
    void countsAllDifferencesAndKeepsTheFirst() {
        for (long account = 10; account < 50; account++) {
            paper.account(account, Amounts.ofAccount(1, 0, 0, 0, 0, 0));
        }
        paper.lines.remove(5L);

        Proof proof = assertFirst(Kind.UNBALANCED_ENTRY, 5, "entry 5 (EARN) of account 2 has no lines");
        assertThat(proof.differences()).hasSize(Differences.MOST_KEPT);
        assertThat(proof.differenceCount()).isGreaterThan(40);
    }

    @Test
    void tellsItsProgressAndStopsWhenToldTo() {
        List<Long> entries = new ArrayList<>();
        Proof proof = new ProveLedger(paper).prove(reached -> {
            entries.add(reached.entries());
            assertThat(reached.ofAccounts()).isEqualTo(3);
            return reached.accounts() < 2;
        });

        assertThat(entries).containsExactly(5L, 7L);
        assertThat(proof.isSound()).isFalse();
        assertThat(proof.report()).endsWith("Stopped before the end. 0 differences so far.");
    }

    private Proof prove() {
        return new ProveLedger(paper).prove();
    }

    private Proof assertFirst(Kind kind, long entry, String words) {
        Proof proof = prove();
        assertThat(proof.isSound()).isFalse();
        assertThat(proof.differences()).first().isEqualTo(new Difference(kind, entry, words));
        return proof;
    }
}
