package org.pointsmall.loyalty.mall.load;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.OfferFixture;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.purchase.CartLine;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.reward.ExchangeOffer;
import org.pointsmall.loyalty.reward.ExchangeRequest;
import org.pointsmall.loyalty.stock.QuotaPeriod;
import org.pointsmall.loyalty.stock.StockKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/**
 * The four promises of what is scarce, on a real PostgreSQL, from two nodes at once: exactly the stock is sold; nobody is
 * refused for good while a piece is left; one member's taps cost one piece; who pays after the hold has timed out either
 * has a piece or none.
 */
class MallRacesTest extends MallRacesFixture {
    private static final long FIRST_PIECES = 80;

    @Test
    void aThousandClientsHaveAHundredPieces() throws Exception {
        long offer = offer(Supply.of(100));
        AtomicLong clients = new AtomicLong();
        AtomicLong sold = new AtomicLong();
        AtomicLong refused = new AtomicLong();

        atOnce(thread -> {
            Random random = new Random(thread);
            for (long client = clients.incrementAndGet(); client <= 1_000; client = clients.incrementAndGet()) {
                Node node = random.nextBoolean() ? one : two;
                MemberId member = aMemberWith(node, PRICE);
                Order order = node.put(member, offer, 1);
                Outcome<HoldId> hold = order.hold();
                if (hold.isRefused()) {
                    assertThat(code(hold)).isEqualTo(RefusalCode.SOLD_OUT);
                    assertThat(node.available(member)).isEqualTo(PRICE);
                    refused.incrementAndGet();
                } else if (random.nextInt(3) == 0) {
                    granted(node.holdPoints.release(granted(hold)));
                    assertThat(node.available(member)).isEqualTo(PRICE);
                } else {
                    order.settle();
                    assertThat(node.available(member)).isZero();
                    sold.incrementAndGet();
                }
            }
        });

        assertThat(sold.get()).isEqualTo(100);
        assertThat(refused.get()).isPositive();
        booksAreRight(offer, 100);
    }

    @Test
    void aCheckoutThatEndsLateLeavesThePieceToTheNextTryOfItsOrder() throws Exception {
        long offer = offer(Supply.of(1));
        Order hangs = one.put(aMemberWith(one, PRICE), offer, 1);
        HoldId late = granted(hangs.hold());
        clock.moveOn(Duration.ofHours(1));
        one.timeOutHolds.begin().next();
        Order next = two.again(hangs);
        granted(next.hold());

        granted(one.holdPoints.release(late));

        assertThat(code(one.put(aMemberWith(one, PRICE), offer, 1).hold())).isEqualTo(RefusalCode.SOLD_OUT);
        next.settle();
        booksAreRight(offer, 1);
    }

    @Test
    void whoIsRefusedMayHaveThePieceThatAnOpenHoldGivesBack() throws Exception {
        long offer = offer(Supply.of(20));
        AtomicLong sold = new AtomicLong();

        atOnce(thread -> {
            Random random = new Random(thread);
            for (int i = 0; i < 6; i++) {
                Node node = random.nextBoolean() ? one : two;
                MemberId member = aMemberWith(node, PRICE);
                boolean gives = random.nextBoolean();
                Outcome<HoldId> hold;
                Order order;
                do {
                    order = node.put(member, offer, 1);
                    hold = order.hold();
                } while (hold.isRefused() && sold.get() < 20 && one.held(offer) > 0);
                if (!hold.isRefused() && gives && sold.get() < 20) {
                    granted(node.holdPoints.release(granted(hold)));
                } else if (!hold.isRefused()) {
                    order.settle();
                    sold.incrementAndGet();
                }
            }
        });

        while (sold.get() < 20) {
            MemberId member = aMemberWith(one, PRICE);
            Order order = one.put(member, offer, 1);
            granted(order.hold());
            order.settle();
            sold.incrementAndGet();
        }
        booksAreRight(offer, 20);
    }

    @Test
    void sixtyFourTapsOfOneMemberCostOnePiece() throws Exception {
        long offer = offer(Supply.of(100).each(1, QuotaPeriod.FOR_EVER));
        MemberId member = aMemberWith(one, 64 * PRICE);
        AtomicLong had = new AtomicLong();

        atOnce(thread -> {
            for (int tap = 0; tap < 4; tap++) {
                Node node = tap % 2 == 0 ? one : two;
                Order order = node.put(member, offer, 1);
                Outcome<HoldId> hold = order.hold();
                if (hold.isRefused()) {
                    assertThat(code(hold)).isIn(RefusalCode.MEMBER_LIMIT_REACHED);
                } else {
                    order.settle();
                    had.incrementAndGet();
                }
            }
        });

        assertThat(had.get()).isEqualTo(1);
        assertThat(one.available(member)).isEqualTo(63 * PRICE);
        booksAreRight(offer, 1);
    }

    /** Whoever is told the price of the first pieces has one of them, or is told that the price has changed. */
    @Test
    void exactlyTheFirstPiecesCostLess() throws Exception {
        long offer = offer(anOffer().forTheFirst(FIRST_PIECES, PRICE / 2));
        AtomicLong less = new AtomicLong();

        atOnce(thread -> {
            Node node = thread % 2 == 0 ? one : two;
            for (int i = 0; i < 10; i++) {
                MemberId member = aMemberWith(node, PRICE);
                Order order = node.put(member, offer, 1);
                Outcome<HoldId> hold = order.hold();
                while (hold.isRefused()) {
                    assertThat(code(hold)).isEqualTo(RefusalCode.CART_CHANGED);
                    hold = order.hold();
                }
                order.settle();
                less.addAndGet(node.available(member) == PRICE / 2 ? 1 : 0);
            }
        });

        assertThat(less.get()).isEqualTo(FIRST_PIECES);
        booksAreRight(StockKey.of("offer", offer).part("first"), FIRST_PIECES);
        booksAreRight(offer, 10 * THREADS);
    }

    @Test
    void exactlyTheFirstRewardsCostLess() throws Exception {
        Content lounge = new Content.Entitlement("lounge", 1, null);
        long offer = offer(anOffer().of(lounge).forTheFirst(FIRST_PIECES, PRICE / 2));
        AtomicLong less = new AtomicLong();

        atOnce(thread -> {
            Node node = thread % 2 == 0 ? one : two;
            for (int i = 0; i < 10; i++) {
                MemberId member = aMemberWith(node, PRICE);
                ExchangeRequest request = new ExchangeRequest(member, "lounge", offer, 1, null);
                Outcome<ExchangeOffer.Exchanged> outcome =
                        node.exchange.exchange(request).orElseThrow();
                while (outcome.isRefused()) {
                    assertThat(code(outcome)).isEqualTo(RefusalCode.CART_CHANGED);
                    outcome = node.exchange.exchange(request).orElseThrow();
                }
                less.addAndGet(node.available(member) == PRICE / 2 ? 1 : 0);
            }
        });

        assertThat(less.get()).isEqualTo(FIRST_PIECES);
        booksAreRight(StockKey.of("offer", offer).part("first"), FIRST_PIECES);
        booksAreRight(offer, 10 * THREADS);
    }

    @Test
    void twoTabsOfOneOrderAreOneCheckout() throws Exception {
        long offer = offer(Supply.of(100));
        MemberId member = aMemberWith(one, 100 * PRICE);
        Order tab = one.put(member, offer, 2);
        Order other = two.again(tab);
        AtomicLong had = new AtomicLong();

        atOnce(thread -> {
            Outcome<HoldId> hold = (thread % 2 == 0 ? tab : other).hold();
            if (!hold.isRefused()) {
                had.incrementAndGet();
            } else {
                assertThat(code(hold)).isEqualTo(RefusalCode.CONFLICT);
            }
        });
        tab.settle();

        assertThat(had.get()).isEqualTo(1);
        booksAreRight(offer, 2);
    }

    /** Goods that go to two addresses are two lines of one order: their pieces count together. */
    @Test
    void multiShipOrderUsesQuotaPerUnit() {
        long offer = offer(Supply.of(100).each(2, QuotaPeriod.FOR_EVER));
        MemberId member = aMemberWith(one, 10 * PRICE);

        assertThat(code(new Order(one, member, toTwoAddresses(offer, 2, 1)).hold()))
                .isEqualTo(RefusalCode.MEMBER_LIMIT_REACHED);
        Order order = new Order(two, member, toTwoAddresses(offer, 1, 1));
        granted(order.hold());
        order.settle();

        assertThat(one.available(member)).isEqualTo(8 * PRICE);
        assertThat(code(one.put(member, offer, 1).hold())).isEqualTo(RefusalCode.MEMBER_LIMIT_REACHED);
        booksAreRight(offer, 2);
    }

    private Cart toTwoAddresses(long offer, int here, int there) {
        long id = ids.incrementAndGet();
        Money first = new Money(500L * here, OfferFixture.GBP);
        Money second = new Money(500L * there, OfferFixture.GBP);
        return new Cart(
                new OrderRef(id, "N-" + id),
                List.of(
                        new CartLine(id * 10, PRODUCT, here, first).by(offer),
                        new CartLine(id * 10 + 1, PRODUCT, there, second).by(offer)),
                first.plus(second));
    }

    /** The last piece: whose hold has timed out has lost it, and an order that stood all the same is counted. */
    @Test
    void latePaymentAfterReleaseNeverOversells() {
        long offer = offer(Supply.of(1));
        MemberId late = aMemberWith(one, PRICE);
        MemberId next = aMemberWith(two, PRICE);
        Order order = one.put(late, offer, 1);
        granted(order.hold());
        clock.moveOn(A_CHECKOUT.plusSeconds(1));
        MallWorld.run(one.timeOutHolds);
        two.recoverClaims.begin().next();
        assertThat(one.available(late)).isEqualTo(PRICE);

        // The store asks for the hold before it takes a payment, and there is none.
        assertThat(one.holdPoints.openHold(order.cart().order().id())).isEmpty();
        Order after = two.put(next, offer, 1);
        granted(after.hold());
        after.settle();

        assertThat(code(order.hold())).isEqualTo(RefusalCode.SOLD_OUT);
        assertThat(one.available(late)).isEqualTo(PRICE);
        booksAreRight(offer, 1);
    }

    @Test
    void claimSurvivesSigkillBetweenClaimAndOrder() {
        long offer = offer(Supply.of(2));
        MemberId member = aMemberWith(one, 2 * PRICE);
        Order dead = one.put(member, offer, 1);
        Order stands = one.put(member, offer, 1);
        granted(dead.hold());
        granted(stands.hold());
        placed.put(stands.cart().order().id(), stands.placed());

        clock.moveOn(A_CHECKOUT.plusSeconds(1));
        MallWorld.run(two.timeOutHolds);
        MallWorld.run(one.timeOutHolds);

        assertThat(one.available(member)).isEqualTo(PRICE);
        booksAreRight(offer, 1);
    }
}
