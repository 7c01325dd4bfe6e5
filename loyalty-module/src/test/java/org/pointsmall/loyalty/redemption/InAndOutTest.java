package org.pointsmall.loyalty.redemption;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.loyalty.job.Retry;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

/**
 * The law of the way out: whatever happens to carts and orders while the programme is taken out and put back in, in
 * whichever order, a member ends with what was given, less what orders were paid with, plus what their checkouts earned.
 */
class InAndOutTest {
    private static final long GIVEN = 100_000;
    /** Orders cost 10.00, and each yuan of cash earns a point. */
    private static final long COST = 1000;

    private CheckoutFixture shop;
    private CartsInMemory carts;
    private TakePointsOffCarts takePointsOffCarts;
    private MemberId ana;
    private boolean in;
    private final Set<Long> begun = new HashSet<>();
    private long spent;
    private long earned;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void noSequenceMakesOrLosesPoints(long seed) {
        Random random = new Random(seed);
        shop = new CheckoutFixture();
        carts = new CartsInMemory();
        takePointsOffCarts = new TakePointsOffCarts(
                carts, shop.given.store, shop.given.ledger, shop.given.transactions, inUtc(shop.given.clock));
        ana = shop.given.aMember().with(GIVEN).id();
        in = true;

        for (int step = 0; step < 200; step++) {
            act(random, 1 + random.nextInt(40));
            shop.given.checkBooks();
        }
        in = true;
        shop.catalogueFails(false);
        settleEverything();
        settleEverything();

        assertThat(shop.available(ana)).isEqualTo(GIVEN - spent + earned);
        assertThat(shop.given.held(ana)).isZero();
        assertThat(shop.spent(ana)).isEqualTo(spent);
    }

    private void act(Random random, long order) {
        switch (random.nextInt(8)) {
            case 0, 1 -> begin(order, random.nextInt(4) * 250L);
            case 2 -> placeAsHeld(order, random.nextBoolean());
            case 3 -> placeByCard(order);
            case 4 -> {
                in = false;
                takePointsOffCarts.take();
            }
            case 5 -> {
                in = true;
                settleEverything();
            }
            case 6 -> shop.aCheckoutsTimePasses();
            default -> takePointsOffCarts.tell();
        }
    }

    /** A checkout of the cart begins, and breaks off unless somebody places the order. */
    private void begin(long order, long points) {
        if (in && !carts.placed.contains(order) && shop.given.store.claim(order).isEmpty()) {
            shop.checkout(ana, order, points);
            begun.add(order);
            if (points > 0) {
                carts.withPoints.add(order);
            }
        }
    }

    /** The checkout goes through: with the programme, and with points or without, as it began. */
    private void placeAsHeld(long order, boolean settlementFails) {
        if (in && !carts.placed.contains(order) && shop.given.store.claim(order).isPresent()) {
            long points = shop.given.store.claim(order).orElseThrow().points().value();
            place(order, points);
            shop.catalogueFails(settlementFails);
            shop.settleCheckout.settle(shop.placed(order));
            shop.catalogueFails(false);
        }
    }

    /** The cart is checked out in a store without the programme, if the points were taken off it: now or by its pricing. */
    private void placeByCard(long order) {
        if (!in && !carts.placed.contains(order)) {
            carts.withPoints.remove(order);
            place(order, 0);
        }
    }

    private void place(long order, long points) {
        carts.placed.add(order);
        shop.place(ana, order, new Money(points, LedgerFixture.CNY));
        spent += points;
        earned += begun.contains(order) ? (COST - points) / 100 : 0;
    }

    private void settleEverything() {
        shop.given.clock.moveOn(Retry.FIRST_WAIT.multipliedBy(100));
        shop.recoverHolds.recover();
        CheckoutFixture.run(shop.settleOrders);
        CheckoutFixture.run(shop.matchOrders);
    }
}
