package org.pointsmall.loyalty.redemption;

import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.outbox.EventFacts;
import org.pointsmall.loyalty.outbox.Outbox.News;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.PlacedOrder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.CNY;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.redemption.CheckoutFixture.run;

/** An order is told of once, whichever path settles it, and only where it is settled. */
class OrderSettledTest {
    private static final long ORDER = 4711;

    private final CheckoutFixture shop = new CheckoutFixture();
    private final MemberId ana = shop.given.aMember().with(1000).id();

    @Test
    void byTheCheckoutItself() {
        shop.checkout(ana, ORDER, 400);
        PlacedOrder order = shop.place(ana, ORDER);

        shop.settleCheckout.settleFirst(order);

        assertThatItIsToldOnce();
        shop.settleCheckout.settle(order);
        assertThatItIsToldOnce();
    }

    @Test
    void byTheRetryOfASettlementThatFailed() {
        shop.checkout(ana, ORDER, 400);
        PlacedOrder order = shop.place(ana, ORDER);
        shop.catalogueFails(true);
        shop.settleCheckout.settleFirst(order);
        assertThat(shop.outbox.kinds()).as("what failed was not settled").isEmpty();

        shop.catalogueFails(false);
        shop.aCheckoutsTimePasses();
        run(shop.settleOrders);

        assertThatItIsToldOnce();
    }

    @Test
    void byTheRecoveryOfAHoldThatACrashLeftOpen() {
        shop.checkout(ana, ORDER, 400);
        shop.place(ana, ORDER);
        shop.aCheckoutsTimePasses();

        run(shop.recoverHolds);

        assertThatItIsToldOnce();
        run(shop.recoverHolds);
        run(shop.matchOrders);
        assertThatItIsToldOnce();
    }

    @Test
    void byTheMatchOfAPlacedOrderWhoseHoldWasTimedOut() {
        Hold hold = shop.checkout(ana, ORDER, 400);
        shop.aCheckoutsTimePasses();
        granted(shop.given.ledger.timeOut(hold.id()));
        shop.place(ana, ORDER, new Money(400, CNY));

        run(shop.matchOrders);

        assertThat(shop.outbox.written()).extracting(News::kind).containsExactly(Settlement.ORDER_SETTLED);
    }

    private void assertThatItIsToldOnce() {
        assertThat(shop.outbox.written()).hasSize(1);
        News news = shop.outbox.written().get(0);
        assertThat(news.kind()).isEqualTo(Settlement.ORDER_SETTLED);
        assertThat(news.member()).isEqualTo(ana);
        assertThat(news.at()).isEqualTo(shop.given.clock.instant());
        assertThat(news.facts())
                .isEqualTo(EventFacts.NONE
                        .with("order", ORDER)
                        .with("orderNumber", "number-4711")
                        .with("spent", 400)
                        .with("earned", Points.of(6).value()));
    }
}
