package org.pointsmall.loyalty.redemption;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.job.Retry;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldStatus;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.member.MemberId;

import static org.assertj.core.api.Assertions.assertThat;

class TimeOutHoldsTest {
    private final CheckoutFixture shop = new CheckoutFixture();
    private final MemberId ana = shop.given.aMember().with(1000).id();

    @Test
    void settlesAnOrderThatTheStoreHasAccepted() {
        Hold hold = shop.checkout(ana, 1, 400);
        shop.place(ana, 1);
        shop.aCheckoutsTimePasses();

        assertThat(shop.recoverHolds.recover()).isEqualTo(1);

        assertThat(shop.status(hold)).isEqualTo(HoldStatus.COMMITTED);
        assertThat(shop.available(ana)).isEqualTo(606);
    }

    @Test
    void givesThePointsOfAnyOtherOrderBack() {
        Hold hold = shop.checkout(ana, 1, 400);
        shop.aCheckoutsTimePasses();

        assertThat(shop.recoverHolds.recover()).isEqualTo(1);

        assertThat(shop.status(hold)).isEqualTo(HoldStatus.TIMED_OUT);
        assertThat(shop.available(ana)).isEqualTo(1000);
    }

    @Test
    void leavesACheckoutAloneThatStillHasTime() {
        Hold hold = shop.checkout(ana, 1, 400);
        shop.given.clock.moveOn(LedgerFixture.A_CHECKOUT.minusMillis(1));
        assertThat(shop.recoverHolds.recover()).isZero();
        assertThat(shop.status(hold)).isEqualTo(HoldStatus.OPEN);

        shop.given.clock.moveOn(Duration.ofMillis(1));
        assertThat(shop.recoverHolds.recover()).isEqualTo(1);
    }

    @Test
    void isAsFarBehindAsTheOldestCheckoutWhoseTimeIsUp() {
        shop.checkout(ana, 1, 400);
        shop.given.clock.moveOn(LedgerFixture.A_CHECKOUT.minusMillis(1));
        assertThat(shop.recoverHolds.lag()).contains(Duration.ZERO);
        shop.checkout(ana, 2, 300);

        shop.given.clock.moveOn(Duration.ofMinutes(20));

        assertThat(shop.recoverHolds.lag()).contains(Duration.ofMinutes(20).minusMillis(1));
        shop.recoverHolds.recover();
        assertThat(shop.recoverHolds.lag()).contains(Duration.ZERO);
    }

    @Test
    void changesNothingTheSecondTime() {
        shop.checkout(ana, 1, 400);
        shop.checkout(ana, 2, 300);
        shop.place(ana, 1);
        shop.aCheckoutsTimePasses();
        shop.recoverHolds.recover();
        int entries = shop.given.store.journal().size();

        assertThat(shop.recoverHolds.recover()).isZero();

        assertThat(shop.given.store.journal()).hasSize(entries);
        assertThat(shop.available(ana)).isEqualTo(606);
    }

    @Test
    void doesNotKeepTheOthersWaitingForAHoldThatCanNotBeEnded() {
        List<Hold> holds = List.of(shop.checkout(ana, 1, 100), shop.checkout(ana, 2, 100), shop.checkout(ana, 3, 100));
        shop.aCheckoutsTimePasses();
        shop.orderCanNotBeRead(2);

        assertThat(shop.recoverHolds.recover()).isEqualTo(2);
        assertThat(holds)
                .extracting(shop::status)
                .containsExactly(HoldStatus.TIMED_OUT, HoldStatus.OPEN, HoldStatus.TIMED_OUT);

        shop.orderCanNotBeRead(-1);
        assertThat(shop.recoverHolds.recover()).isEqualTo(1);
        assertThat(shop.available(ana)).isEqualTo(1000);
    }

    @Test
    void doesNotCountASettlementThatFails() {
        Hold hold = shop.checkout(ana, 1, 400);
        shop.place(ana, 1);
        shop.aCheckoutsTimePasses();
        shop.catalogueFails(true);

        assertThat(shop.recoverHolds.recover()).isZero();
        assertThat(shop.status(hold)).isEqualTo(HoldStatus.OPEN);
    }

    @Test
    void goesOnPastAFullChunkEvenWhereNothingOfItCanBeEnded() {
        shop.catalogueFails(true);
        LongStream.rangeClosed(1, 200).forEach(order -> {
            shop.checkout(ana, order, 1);
            shop.place(ana, order);
        });
        List<Hold> unplaced = LongStream.rangeClosed(201, 205)
                .mapToObj(order -> shop.checkout(ana, order, 1))
                .toList();
        shop.aCheckoutsTimePasses();

        assertThat(shop.recoverHolds.recover()).isEqualTo(5);
        assertThat(unplaced).extracting(shop::status).containsOnly(HoldStatus.TIMED_OUT);

        shop.catalogueFails(false);
        shop.given.clock.moveOn(Retry.FIRST_WAIT);
        assertThat(shop.recoverHolds.recover()).isEqualTo(200);
        assertThat(shop.spent(ana)).isEqualTo(200);
    }
}
