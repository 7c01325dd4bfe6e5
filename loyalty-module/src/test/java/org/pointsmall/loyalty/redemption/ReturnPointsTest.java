package org.pointsmall.loyalty.redemption;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.Leftover;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.redemption.ReturnPoints.Returned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

class ReturnPointsTest {
    private static final OrderRef ORDER = new OrderRef(4711, "N-4711");

    private final LedgerFixture given = new LedgerFixture();
    private final ReturnPoints returnPoints = new ReturnPoints(given.ledger, given.transactions);
    private final MemberId ana = given.aMember().with(500).id();

    @Test
    void movesJustWhatIsAskedFor() {
        buy(200, 30);

        Returned returned = returned("r1", 50, 7);

        assertThat(returned.back().points()).isEqualTo(50);
        assertThat(returned.clawback().points()).isEqualTo(-7);
        assertThat(available()).isEqualTo(500 - 200 + 30 + 50 - 7);
    }

    @Test
    void movesNoMoreThanTheOrderHasLeft() {
        buy(200, 30);
        returned("r1", 150, 20);

        Returned rest = returned("r2", 150, 20);

        assertThat(rest.back().points()).isEqualTo(50);
        assertThat(rest.clawback().points()).isEqualTo(-10);
        assertThat(returned("r3", 1, 1)).isEqualTo(new Returned(null, null));
        assertThat(available()).isEqualTo(500);
    }

    @Test
    void answersARepeatWithTheFirstEntriesAlsoAfterALaterReturn() {
        buy(100, 10);
        Returned first = returned("r1", 40, 4);
        returned("r2", 60, 6);
        long before = available();

        assertThat(returned("r1", 40, 4)).isEqualTo(first);
        assertThat(available()).isEqualTo(before);
    }

    @Test
    void undoesAllThatIsLeftOfALostOrderOnce() {
        buy(200, 30);
        returned("r1", 50, 7);

        returnPoints.undone(ana, ORDER, "vanished", "system", "the store has lost the order");
        returnPoints.undone(ana, ORDER, "vanished", "system", "the store has lost the order");

        assertThat(available()).isEqualTo(500);
        assertThat(given.store.totals(ORDER.id()).returnable()).isEqualTo(Points.ZERO);
        assertThat(given.store.totals(ORDER.id()).revocable()).isEqualTo(Points.ZERO);
    }

    @Test
    void givesNothingBackToAClosedAccountAndTakesBackAllTheSame() {
        buy(200, 30);
        granted(given.ledger.close(ana, new Leftover.Forfeited(), "ana", "left"));

        Returned returned = returned("r1", 200, 30);

        assertThat(returned.back()).isNull();
        assertThat(returned.clawback()).isNotNull();
        assertThat(given.store.totals(ORDER.id()).revocable()).isEqualTo(Points.ZERO);
    }

    @Test
    void refusesNamesThatNoKeyHasRoomFor() {
        assertThatThrownBy(() -> returned("x".repeat(61), 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> returned(" ", 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private Returned returned(String key, long back, long takenBack) {
        return given.transactions.required(() -> returnPoints.returned(
                given.ledger.lock(ana),
                new PointsReturn(ORDER, key, Points.of(back), Points.of(takenBack), "oms", "did not fit")));
    }

    private void buy(long burned, long earned) {
        Hold hold = granted(given.hold(ana, burned, ORDER.id()));
        granted(given.ledger.commit(hold.id(), ORDER));
        granted(given.ledger.earn(new Earning(
                ana,
                PostingKey.of("earn-order", ORDER.id()),
                Points.of(earned),
                ORDER,
                LotPolicy.LASTING,
                "checkout",
                List.of())));
    }

    private long available() {
        return given.ledger.balance(ana).available().value();
    }
}
