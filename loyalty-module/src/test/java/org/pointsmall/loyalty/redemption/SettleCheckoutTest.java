package org.pointsmall.loyalty.redemption;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.EntryKind;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldStatus;
import org.pointsmall.loyalty.ledger.InMemoryLedgerStore;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.PlacedOrder;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

class SettleCheckoutTest {
    private static final long ORDER = 4711;

    private final CheckoutFixture shop = new CheckoutFixture();
    private final MemberId ana = shop.given.aMember().with(1000).id();
    private final Logger log = (Logger) LoggerFactory.getLogger(SettleCheckout.class);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void listenToTheLog() {
        logged.start();
        log.addAppender(logged);
        log.setAdditive(false);
    }

    @AfterEach
    void leaveTheLog() {
        log.detachAppender(logged);
        log.setAdditive(true);
    }

    @Test
    void commitsTheHoldAndAwardsWhatWasPaidBesidesPoints() {
        Hold hold = shop.checkout(ana, ORDER, 400);
        PlacedOrder order = shop.place(ana, ORDER);

        assertThat(shop.settleCheckout.settle(order)).isPresent();

        assertThat(shop.status(hold)).isEqualTo(HoldStatus.COMMITTED);
        assertThat(shop.spent(ana)).isEqualTo(400);
        assertThat(shop.available(ana)).as("1000 - 400 + 6 for 6.00 paid").isEqualTo(606);
        assertThat(kindsOf(order)).containsExactly(EntryKind.BURN, EntryKind.EARN);
        assertThat(logged.list).isEmpty();
    }

    @Test
    void changesNothingMoreWhenItIsAskedAgain() {
        shop.checkout(ana, ORDER, 400);
        PlacedOrder order = shop.place(ana, ORDER);
        shop.settleCheckout.settle(order);

        assertThat(shop.settleCheckout.settle(order)).isPresent();

        assertThat(shop.available(ana)).isEqualTo(606);
        assertThat(kindsOf(order)).containsExactly(EntryKind.BURN, EntryKind.EARN);
    }

    @Test
    void awardsAnOrderOnWhichNoPointsWereSpent() {
        Hold hold = shop.checkout(ana, ORDER, 0);

        assertThat(shop.settleCheckout.settle(shop.place(ana, ORDER))).isPresent();

        assertThat(shop.status(hold)).isEqualTo(HoldStatus.COMMITTED);
        assertThat(shop.available(ana)).isEqualTo(1010);
    }

    @Test
    void awardsAnOrderThatWasPlacedWithoutAHoldAndSaysSo() {
        assertThat(shop.settleCheckout.settle(shop.place(ana, ORDER))).isPresent();

        assertThat(shop.available(ana)).isEqualTo(1010);
        assertThat(logged.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN);
    }

    @Test
    void takesThePointsOfAnOrderThatWasPlacedAfterItsHoldHadTimedOut() {
        shop.checkout(ana, ORDER, 400);
        shop.aCheckoutsTimePasses();
        shop.recoverHolds.recover();
        assertThat(shop.available(ana)).isEqualTo(1000);

        assertThat(shop.settleCheckout.settle(shop.place(ana, ORDER, new Money(400, LedgerFixture.CNY))))
                .isPresent();

        assertThat(shop.spent(ana)).isEqualTo(400);
        assertThat(shop.available(ana)).as("1000 - 400 + 6 for 6.00 paid").isEqualTo(606);
    }

    @Test
    void leavesTheHoldOpenWhereTheAwardFailsAndSettlesBothTheNextTime() {
        Hold hold = shop.checkout(ana, ORDER, 400);
        PlacedOrder order = shop.place(ana, ORDER);
        shop.catalogueFails(true);

        assertThat(shop.settleCheckout.settle(order)).isEmpty();

        assertThat(shop.status(hold)).isEqualTo(HoldStatus.OPEN);
        assertThat(shop.spent(ana)).isZero();
        assertThat(kindsOf(order)).isEmpty();
        assertThat(shop.given.transactions.rollbacks()).isEqualTo(1);
        assertThat(logged.list).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.ERROR);
            assertThat(event.getFormattedMessage()).contains("number-4711");
        });

        shop.catalogueFails(false);
        assertThat(shop.settleCheckout.settle(order)).isPresent();
        assertThat(shop.available(ana)).isEqualTo(606);
    }

    @Test
    void leavesTheHoldOpenWhereTheOrderHasAnAwardThatItDidNotGet() {
        Hold hold = shop.checkout(ana, ORDER, 400);
        granted(shop.given.ledger.earn(new Earning(
                ana,
                PostingKey.of("earn-order", ORDER),
                Points.of(99),
                null,
                LotPolicy.LASTING,
                "somebody",
                List.of())));

        assertThat(shop.settleCheckout.settle(shop.place(ana, ORDER))).isEmpty();

        assertThat(shop.status(hold)).isEqualTo(HoldStatus.OPEN);
        assertThat(shop.given.transactions.rollbacks()).isEqualTo(1);
        assertThat(logged.list).singleElement().satisfies(event -> assertThat(
                        event.getThrowableProxy().getMessage())
                .contains("earn-order:4711"));
    }

    private List<EntryKind> kindsOf(PlacedOrder order) {
        return shop.given.store.journal().stream()
                .map(InMemoryLedgerStore.Posted::entry)
                .filter(entry -> order.cart().order().equals(entry.order()))
                .map(entry -> entry.kind())
                .toList();
    }
}
