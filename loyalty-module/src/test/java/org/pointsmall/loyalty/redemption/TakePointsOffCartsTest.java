package org.pointsmall.loyalty.redemption;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldStatus;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

class TakePointsOffCartsTest {
    private final CheckoutFixture shop = new CheckoutFixture();
    private final CartsInMemory carts = new CartsInMemory();
    private final TakePointsOffCarts takePointsOffCarts = new TakePointsOffCarts(
            carts, shop.given.store, shop.given.ledger, shop.given.transactions, inUtc(shop.given.clock));
    private final MemberId ana = shop.given.aMember().with(1000).id();

    @Test
    void takesThePointsOffCartsThatNobodyIsCheckingOut() {
        carts.withPoints.add(1L);
        carts.withPoints.add(2L);

        assertThat(takePointsOffCarts.take()).isEqualTo(told(2, 0, 0, 0, 0, 0, 0));

        assertThat(carts.withPoints).isEmpty();
        assertThat(takePointsOffCarts.take()).isEqualTo(told(0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void endsACheckoutThatBrokeOffAndFreesItsCart() {
        Hold hold = shop.checkout(ana, 1, 400);
        carts.withPoints.add(1L);
        shop.aCheckoutsTimePasses();

        assertThat(takePointsOffCarts.take()).isEqualTo(told(1, 0, 1, 400, 0, 0, 0));

        assertThat(shop.status(hold)).isEqualTo(HoldStatus.TIMED_OUT);
        assertThat(shop.available(ana)).isEqualTo(1000);
        assertThat(carts.withPoints).isEmpty();
    }

    @Test
    void leavesACheckoutThatMayBeUnderWayUntilItsTimeIsUp() {
        Hold hold = shop.checkout(ana, 1, 400);
        carts.withPoints.add(1L);
        shop.given.clock.moveOn(LedgerFixture.A_CHECKOUT.minusMillis(1));

        TakePointsOffCarts.Progress early = takePointsOffCarts.take();
        assertThat(early).isEqualTo(told(0, 1, 0, 0, 0, 0, 0));
        assertThat(early.isDone()).isFalse();
        assertThat(shop.status(hold)).isEqualTo(HoldStatus.OPEN);
        assertThat(carts.withPoints).containsExactly(1L);

        shop.given.clock.moveOn(Duration.ofMillis(1));
        TakePointsOffCarts.Progress inTime = takePointsOffCarts.take();
        assertThat(inTime).isEqualTo(told(1, 0, 1, 400, 0, 0, 0));
        assertThat(inTime.isDone()).isTrue();
    }

    /** To commit it here would lose its award: what is committed is not settled a second time. */
    @Test
    void leavesAnOrderThatStandsToBeSettledWithItsAward() {
        Hold hold = shop.checkout(ana, 1, 400);
        shop.place(ana, 1);
        carts.placed.add(1L);
        shop.aCheckoutsTimePasses();

        assertThat(takePointsOffCarts.take()).isEqualTo(told(0, 0, 0, 0, 1, 400, 0));

        assertThat(shop.status(hold)).isEqualTo(HoldStatus.OPEN);
        shop.recoverHolds.recover();
        assertThat(shop.available(ana)).as("1000 - 400 + 6 for 6.00 paid").isEqualTo(606);
    }

    @Test
    void tellsWhatItWouldDoAndDoesNothing() {
        Hold hold = shop.checkout(ana, 1, 400);
        carts.withPoints.add(1L);
        carts.withPoints.add(2L);
        shop.aCheckoutsTimePasses();
        int entries = shop.given.store.journal().size();

        assertThat(takePointsOffCarts.tell()).isEqualTo(told(2, 0, 1, 400, 0, 0, 0));

        assertThat(shop.status(hold)).isEqualTo(HoldStatus.OPEN);
        assertThat(shop.given.store.journal()).hasSize(entries);
        assertThat(carts.withPoints).containsExactly(1L, 2L);
        assertThat(takePointsOffCarts.take()).isEqualTo(told(2, 0, 1, 400, 0, 0, 0));
    }

    @Test
    void goesOnPastFullChunksAndWhatCanNotBeDealtWith() {
        LongStream.rangeClosed(1, 250).forEach(order -> {
            shop.checkout(ana, order, 1);
            carts.withPoints.add(order);
        });
        shop.aCheckoutsTimePasses();
        LongStream.rangeClosed(251, 255).forEach(order -> shop.checkout(ana, order, 1));
        LongStream.rangeClosed(251, 255).forEach(carts.withPoints::add);
        carts.broken = 7;

        TakePointsOffCarts.Progress told = takePointsOffCarts.take();

        assertThat(told).isEqualTo(told(249, 5, 250, 250, 0, 0, 1));
        assertThat(told.isDone()).isFalse();
        assertThat(carts.withPoints).hasSize(6).contains(7L, 251L);
        assertThat(shop.available(ana)).isEqualTo(995);
    }

    private static TakePointsOffCarts.Progress told(
            long carts, long left, long holds, long givenBack, long unsettled, long unsettledPoints, long failed) {
        return new TakePointsOffCarts.Progress(
                carts, left, holds, Points.of(givenBack), unsettled, Points.of(unsettledPoints), failed);
    }
}
