package org.pointsmall.loyalty.redemption;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.EntryKind;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.Leftover;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.OrderRef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.CNY;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.redemption.CheckoutFixture.run;

class MatchOrdersTest {
    private static final long ORDER = 4711;

    private final CheckoutFixture shop = new CheckoutFixture();
    private final MemberId ana = shop.given.aMember().with(1000).id();

    @Test
    void settlesAPlacedOrderWhoseHoldWasTimedOut() {
        Hold hold = shop.checkout(ana, ORDER, 400);
        shop.aCheckoutsTimePasses();
        shop.recoverHolds.recover();
        shop.place(ana, ORDER, new Money(400, CNY));

        assertThat(run(shop.matchOrders)).isEqualTo(1);

        assertThat(shop.given.store.claim(hold.orderId())).isPresent();
        assertThat(shop.spent(ana)).isEqualTo(400);
        assertThat(shop.available(ana)).as("1000 - 400 + 6 for 6.00 paid").isEqualTo(606);
        assertThat(run(shop.matchOrders)).isZero();
        assertThat(shop.available(ana)).isEqualTo(606);
    }

    @Test
    void settlesOnceAPlacedOrderOfSeveralFailedCheckouts() {
        released(ORDER);
        released(ORDER);
        shop.place(ana, ORDER);
        shop.aCheckoutsTimePasses();

        assertThat(run(shop.matchOrders)).isEqualTo(1);

        assertThat(shop.available(ana)).isEqualTo(1010);
    }

    @Test
    void leavesACheckoutAloneThatMayBeUnderWay() {
        released(ORDER);
        shop.place(ana, ORDER);
        shop.given.clock.moveOn(LedgerFixture.A_CHECKOUT.minusMillis(1));
        assertThat(run(shop.matchOrders)).isZero();

        shop.given.clock.moveOn(Duration.ofMillis(1));
        assertThat(run(shop.matchOrders)).isEqualTo(1);
    }

    @Test
    void leavesAnOrderAloneWhoseHoldIsOpen() {
        released(ORDER);
        shop.aCheckoutsTimePasses();
        shop.checkout(ana, ORDER, 400);
        shop.place(ana, ORDER);

        assertThat(run(shop.matchOrders)).isZero();

        assertThat(shop.available(ana)).isEqualTo(600);
    }

    @Test
    void leavesCartsAndCancelledOrdersAlone() {
        released(1);
        released(2);
        shop.place(ana, 2);
        shop.cancel(2);
        shop.aCheckoutsTimePasses();

        assertThat(run(shop.matchOrders)).isZero();

        assertThat(shop.available(ana)).isEqualTo(1000);
    }

    @Test
    void neverAwardsAnOrderInWhoseCheckoutTheProgrammeTookNoPart() {
        shop.place(ana, ORDER);
        shop.aCheckoutsTimePasses();

        assertThat(run(shop.matchOrders)).isZero();

        assertThat(shop.available(ana)).isEqualTo(1000);
    }

    @Test
    void looksBackUpToTheLookBackAndNotFurther() {
        released(1);
        shop.given.clock.moveOn(Duration.ofMillis(1));
        released(2);
        shop.place(ana, 1);
        shop.place(ana, 2);
        shop.given.clock.moveOn(CheckoutFixture.LOOK_BACK);

        assertThat(run(shop.matchOrders)).isEqualTo(1);

        assertThat(shop.given.store.claim(1)).isEmpty();
        assertThat(shop.given.store.claim(2)).isPresent();
    }

    @Test
    void anOrderThatFailsIsLeftToTheRetriesUntilItsTime() {
        released(ORDER);
        shop.place(ana, ORDER);
        shop.aCheckoutsTimePasses();
        shop.catalogueFails(true);
        assertThat(run(shop.matchOrders)).isZero();
        assertThat(run(shop.matchOrders)).isZero();
        assertThat(shop.unsettled.find(ORDER).orElseThrow().attempts()).isEqualTo(1);

        shop.catalogueFails(false);
        shop.given.clock.moveOn(Duration.ofMinutes(1));
        assertThat(run(shop.settleOrders)).isEqualTo(1);
        assertThat(shop.available(ana)).isEqualTo(1010);
    }

    @Test
    void undoesInFullWhatAVanishedOrderMoved() {
        settled(ORDER, 400);
        shop.vanish(ORDER);

        assertThat(run(shop.matchOrders)).isEqualTo(1);

        assertThat(shop.available(ana)).isEqualTo(1000);
        assertThat(shop.spent(ana)).isZero();
        JournalEntry last = shop.given.lastEntry();
        assertThat(last.kind()).isEqualTo(EntryKind.CLAWBACK);
        assertThat(last.about().reason()).isEqualTo("The order is no longer in the store");
        assertThat(last.about().actor()).isEqualTo("job");
        assertThat(last.order()).isEqualTo(new OrderRef(ORDER, "number-4711"));
        int entries = shop.given.store.journal().size();
        assertThat(run(shop.matchOrders)).isZero();
        assertThat(shop.given.store.journal()).hasSize(entries);
    }

    @Test
    void undoesAVanishedOrderThatWasPaidByPointsAloneAndEarnedNothing() {
        settled(ORDER, 1000);
        assertThat(shop.available(ana)).isZero();
        shop.vanish(ORDER);

        assertThat(run(shop.matchOrders)).isEqualTo(1);

        assertThat(shop.available(ana)).isEqualTo(1000);
    }

    @Test
    void undoesAVanishedOrderThatWasPaidByCashAloneAndEarned() {
        settled(ORDER, 0);
        assertThat(shop.available(ana)).isEqualTo(1010);
        shop.vanish(ORDER);

        assertThat(run(shop.matchOrders)).isEqualTo(1);

        assertThat(shop.available(ana)).isEqualTo(1000);
    }

    @Test
    void undoesOfAVanishedOrderWhatReturnsHaveLeft() {
        settled(ORDER, 400);
        ReturnPoints returnPoints = new ReturnPoints(shop.given.ledger, shop.given.transactions);
        PointsReturn third = new PointsReturn(
                new OrderRef(ORDER, "number-4711"), "r1", Points.of(133), Points.of(2), "service", "sent back");
        shop.given.transactions.required(() -> returnPoints.returned(shop.given.ledger.lock(ana), third));
        shop.vanish(ORDER);

        assertThat(run(shop.matchOrders)).isEqualTo(1);

        assertThat(shop.available(ana)).isEqualTo(1000);
    }

    @Test
    void leavesOrdersAloneThatAreThere() {
        settled(ORDER, 400);

        assertThat(run(shop.matchOrders)).isZero();

        assertThat(shop.available(ana)).isEqualTo(606);
    }

    @Test
    void doesNotKeepTheOthersWaitingForOneThatCanNotBeMended() {
        MemberId bo = shop.given.aMember().with(1000).id();
        settled(1, 400);
        shop.checkout(bo, 2, 400);
        shop.settleCheckout.settleFirst(shop.place(bo, 2));
        granted(shop.given.ledger.close(bo, new Leftover.Forfeited(), "grace", "asked for"));
        settled(3, 100);
        released(4);
        shop.place(ana, 4);
        LongStream.of(1, 2, 3).forEach(shop::vanish);
        shop.orderCanNotBeRead(4);
        shop.aCheckoutsTimePasses();

        assertThat(run(shop.matchOrders)).isEqualTo(3);

        assertThat(shop.available(ana)).isEqualTo(1000);
        assertThat(run(shop.matchOrders)).isZero();
    }

    @Test
    void goesThroughMoreThanAChunkOfEach() {
        LongStream.rangeClosed(1, 450).forEach(order -> {
            shop.checkout(ana, order, 1);
            shop.settleCheckout.settleFirst(shop.place(ana, order));
        });
        LongStream.rangeClosed(501, 950).forEach(order -> {
            released(order);
            shop.place(ana, order);
        });
        LongStream.of(1, 225, 450).forEach(shop::vanish);
        shop.aCheckoutsTimePasses();

        assertThat(run(shop.matchOrders)).isEqualTo(3 + 450);

        assertThat(run(shop.matchOrders)).isZero();
    }

    private void settled(long order, long points) {
        shop.checkout(ana, order, points);
        assertThat(shop.settleCheckout.settleFirst(shop.place(ana, order))).isPresent();
    }

    /** A checkout that failed and was undone. */
    private void released(long order) {
        granted(shop.given.ledger.release(shop.checkout(ana, order, 0).id()));
    }
}
