package org.pointsmall.loyalty.ledger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/** Two accounts that both owe points, of which one becomes part of the other. */
class LedgerMergingDebtsTest {
    private final LedgerFixture given = new LedgerFixture();
    private final MemberId ana = given.aMember().id();
    private final MemberId bo = given.aMember().id();

    @BeforeEach
    void whatIsLackingIsOwed() {
        given.terms.clawback = ClawbackPolicy.REVOKE_BELOW_ZERO;
    }

    @AfterEach
    void theBooksAgree() {
        given.checkBooks();
    }

    /** Ana owes 7 and has what a checkout of hers gave back; bo owes 5 and has nothing. */
    @ParameterizedTest(name = "{0} to pay with: {1} owed, {2} available")
    @CsvSource({"0, 12, 0", "1, 11, 0", "7, 5, 0", "8, 4, 0", "11, 1, 0", "12, 0, 0", "13, 0, 1", "20, 0, 8"})
    void whatComesPaysWhatBothOweBeforeItCanBeSpent(long points, long debt, long available) {
        owe(bo, 5, 20);
        Hold hold = points == 0 ? null : held(points);
        owe(ana, 7, 10);
        if (hold != null) {
            granted(given.ledger.release(hold.id()));
        }

        Balance merged = granted(given.ledger.merge(ana, bo, "admin", "one person"));

        assertThat(merged.debt()).isEqualTo(Points.of(debt));
        assertThat(merged.available()).isEqualTo(Points.of(available));
        given.credit(bo, 12, null);
        assertThat(given.available(ana))
                .as("what was left of it is paid by what is earned next")
                .isEqualTo(points);
        assertThat(given.debt(ana)).isZero();
    }

    private Hold held(long points) {
        given.credit(ana, points, null);
        return granted(given.hold(ana, points, 30));
    }

    /** Spends what an order earned, and takes it back. */
    private void owe(MemberId member, long points, long order) {
        given.earn(member, points, order, LotPolicy.LASTING);
        given.spend(member, points, order + 1);
        granted(given.ledger.clawBack(given.back(member, "owe-" + order, order, points)));
    }
}
