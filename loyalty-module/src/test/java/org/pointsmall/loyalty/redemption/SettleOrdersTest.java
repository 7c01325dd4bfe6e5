package org.pointsmall.loyalty.redemption;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.Retry;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldStatus;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.PlacedOrder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.redemption.CheckoutFixture.run;

class SettleOrdersTest {
    private static final long ORDER = 4711;

    private final CheckoutFixture shop = new CheckoutFixture();
    private final MemberId ana = shop.given.aMember().with(1000).id();

    @Test
    void aSettlementThatFailsIsNotedWithItsErrorAndNoStack() {
        failToSettle(ORDER);

        Retry order = shop.unsettled.find(ORDER).orElseThrow();
        assertThat(order.label()).isEqualTo("number-4711");
        assertThat(order.attempts()).isEqualTo(1);
        assertThat(order.firstFailedAt()).isEqualTo(shop.given.clock.instant());
        assertThat(order.nextAt()).isEqualTo(shop.given.clock.instant().plus(Duration.ofMinutes(1)));
        assertThat(order.lastError()).isEqualTo("java.lang.IllegalStateException: the catalogue does not answer");
    }

    @Test
    void isSettledWhenItsTimeHasComeAndNotBefore() {
        Hold hold = failToSettle(ORDER);
        shop.catalogueFails(false);
        shop.given.clock.moveOn(Duration.ofMinutes(1).minusMillis(1));
        assertThat(run(shop.settleOrders)).isZero();
        assertThat(shop.status(hold)).isEqualTo(HoldStatus.OPEN);

        shop.given.clock.moveOn(Duration.ofMillis(1));
        assertThat(run(shop.settleOrders)).isEqualTo(1);

        assertThat(shop.available(ana)).as("1000 - 400 + 6 for 6.00 paid").isEqualTo(606);
        assertThat(shop.unsettled.now().count()).isZero();
        assertThat(shop.unsettled.doneAt(ORDER)).isEqualTo(shop.given.clock.instant());
        assertThat(run(shop.settleOrders)).isZero();
        assertThat(shop.available(ana)).isEqualTo(606);
    }

    @Test
    void countsEachFailureAndWaitsLongerAfterIt() {
        failToSettle(ORDER);
        shop.given.clock.moveOn(Duration.ofMinutes(1));
        shop.orderCanNotBeRead(ORDER);

        assertThat(run(shop.settleOrders)).isZero();

        Retry order = shop.unsettled.find(ORDER).orElseThrow();
        assertThat(order.attempts()).isEqualTo(2);
        assertThat(order.lastError()).contains("the order can't be read");
        shop.given.clock.moveOn(Duration.ofMinutes(2).minusMillis(1));
        run(shop.settleOrders);
        assertThat(shop.unsettled.find(ORDER)).contains(order);
    }

    @Test
    void isTriedAtOnceWhenSomebodyAsksForIt() {
        failToSettle(ORDER);
        assertThat(shop.settleOrders.tryNow(ORDER)).isFalse();
        assertThat(shop.unsettled.find(ORDER).orElseThrow().attempts()).isEqualTo(2);

        shop.catalogueFails(false);
        assertThat(shop.settleOrders.tryNow(ORDER)).isTrue();
        assertThat(shop.settleOrders.tryNow(ORDER)).isTrue();

        assertThat(shop.available(ana)).isEqualTo(606);
        assertThat(shop.unsettled.now().count()).isZero();
    }

    @Test
    void allAreTriedWhereSomebodyRunsTheJobByHand() {
        LongStream.rangeClosed(1, 60).forEach(this::failToSettleNothing);
        shop.given.clock.moveOn(Duration.ofMinutes(1));
        assertThat(run(shop.settleOrders)).as("each waits for two minutes now").isZero();
        shop.catalogueFails(false);
        assertThat(run(shop.settleOrders)).isZero();

        Job.Run byHand = shop.settleOrders.beginByHand();

        assertThat(byHand.next()).isEqualTo(new Job.Chunk(50, false));
        assertThat(byHand.next()).isEqualTo(new Job.Chunk(10, true));
        assertThat(shop.unsettled.now().count()).isZero();
    }

    @Test
    void endsTooWhereRecoverySettlesTheOrder() {
        failToSettle(ORDER);
        shop.catalogueFails(false);
        shop.aCheckoutsTimePasses();

        assertThat(shop.recoverHolds.recover()).isEqualTo(1);

        assertThat(shop.unsettled.doneAt(ORDER)).isEqualTo(shop.given.clock.instant());
        assertThat(run(shop.settleOrders)).isZero();
        assertThat(shop.available(ana)).isEqualTo(606);
    }

    @Test
    void recoveryDoesNotTryBeforeItsTime() {
        failToSettle(ORDER);
        shop.aCheckoutsTimePasses();
        run(shop.settleOrders);
        assertThat(shop.unsettled.find(ORDER).orElseThrow().attempts()).isEqualTo(2);

        assertThat(shop.recoverHolds.recover()).isZero();
        assertThat(shop.unsettled.find(ORDER).orElseThrow().attempts()).isEqualTo(2);

        shop.given.clock.moveOn(Duration.ofMinutes(2));
        shop.catalogueFails(false);
        assertThat(shop.recoverHolds.recover()).isEqualTo(1);
    }

    @Test
    void anOrderThatWasSettledMeanwhileEndsByWhatItWasAwardedThenWhateverTheRulesSayNow() {
        failToSettle(ORDER);
        PlacedOrder order = shop.place(ana, ORDER);
        shop.catalogueFails(false);
        shop.settleCheckout.settleFirst(order);
        shop.excludesEverything(true);

        assertThat(shop.settleOrders.tryNow(ORDER)).isTrue();

        assertThat(shop.unsettled.now().count()).isZero();
        assertThat(shop.settleCheckout.settle(order).orElseThrow().earned()).isEqualTo(Points.of(6));
        assertThat(shop.available(ana)).isEqualTo(606);
    }

    @Test
    void anOrderThatIsGoneWaitsNoLonger() {
        failToSettle(ORDER);
        shop.vanish(ORDER);
        shop.given.clock.moveOn(Duration.ofMinutes(1));

        assertThat(run(shop.settleOrders)).isEqualTo(1);

        assertThat(shop.unsettled.now().count()).isZero();
        shop.aCheckoutsTimePasses();
        shop.recoverHolds.recover();
        assertThat(shop.available(ana)).isEqualTo(1000);
    }

    @Test
    void goesOnPastAFullChunkThatFailsAgain() {
        LongStream.rangeClosed(1, 120).forEach(this::failToSettleNothing);
        shop.given.clock.moveOn(Duration.ofMinutes(1));

        assertThat(run(shop.settleOrders)).isZero();
        assertThat(shop.unsettled.waiting(200)).hasSize(120).allMatch(order -> order.attempts() == 2);

        shop.catalogueFails(false);
        shop.given.clock.moveOn(Duration.ofMinutes(2));
        assertThat(shop.settleOrders.lag()).contains(Duration.ZERO);
        shop.given.clock.moveOn(Duration.ofSeconds(5));
        assertThat(shop.settleOrders.lag()).contains(Duration.ofSeconds(5));
        assertThat(run(shop.settleOrders)).isEqualTo(120);
        assertThat(shop.settleOrders.lag()).contains(Duration.ZERO);
    }

    @Test
    void goesOnPastAFullChunkWhoseFailuresCanNotBeNoted() {
        LongStream.rangeClosed(1, 60).forEach(this::failToSettleNothing);
        shop.given.clock.moveOn(Duration.ofMinutes(1));
        shop.unsettled.fails(true);
        Job.Run run = shop.settleOrders.begin();

        assertThat(run.next().last()).isFalse();
        assertThat(run.next().last()).isTrue();

        shop.unsettled.fails(false);
        assertThat(shop.unsettled.waiting(100)).hasSize(60).allMatch(order -> order.attempts() == 1);
    }

    @Test
    void aFailureThatCanNotBeNotedCostsNobodyTheOrderAndRecoveryFindsIt() {
        shop.unsettled.fails(true);
        failToSettle(ORDER);
        shop.unsettled.fails(false);
        assertThat(shop.unsettled.now().count()).isZero();

        shop.catalogueFails(false);
        shop.aCheckoutsTimePasses();
        assertThat(shop.recoverHolds.recover()).isEqualTo(1);

        assertThat(shop.available(ana)).isEqualTo(606);
    }

    /** A checkout with 400 points whose award fails. */
    private Hold failToSettle(long order) {
        Hold hold = shop.checkout(ana, order, 400);
        shop.catalogueFails(true);
        assertThat(shop.settleCheckout.settleFirst(shop.place(ana, order))).isEmpty();
        return hold;
    }

    private void failToSettleNothing(long order) {
        shop.checkout(ana, order, 0);
        shop.catalogueFails(true);
        assertThat(shop.settleCheckout.settleFirst(shop.place(ana, order))).isEmpty();
    }
}
