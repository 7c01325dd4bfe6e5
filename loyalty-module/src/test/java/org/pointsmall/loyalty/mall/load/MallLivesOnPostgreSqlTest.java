package org.pointsmall.loyalty.mall.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.mall.MallOffer;
import org.pointsmall.loyalty.mall.OfferFixture;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.tier.Measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;

/** On a real PostgreSQL. */
class MallLivesOnPostgreSqlTest extends MallLivesContract {
    private static final int THREADS = 8;
    private static final int ORDERS = 12;

    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }

    @Override
    Measure measure() {
        return Measure.POINTS;
    }

    @Override
    int lives() {
        return 6;
    }

    /** The shipping's pieces lie before the goods': what comes back of a cancelled order is locked in that order, too. */
    @Test
    void whoBuysAndWhoCancelsNeverWaitInACircle() throws Exception {
        long shipping = offer(anOffer().shipping(200).costing(1));
        long goods = offer(anOffer().product(7).costing(1));
        long gift = offer(anOffer().gift(9, 100));
        ExecutorService shoppers = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                MemberId member = world.aMember(1_000);
                all.add(shoppers.submit(() -> {
                    for (int order = 0; order < ORDERS; order++) {
                        buyAndCancel(member, MallWorld.allOf(world.next(), goods, gift, shipping));
                    }
                }));
            }
            for (Future<?> shopper : all) {
                shopper.get();
            }
        } finally {
            shoppers.shutdownNow();
        }

        assertThat(List.of(shipping, goods, gift)).allSatisfy(offer -> assertThat(
                        world.transactions.required(() -> world.stock.taken(List.of(MallOffer.stockKey(offer)))))
                .containsEntry(MallOffer.stockKey(offer), 0L));
    }

    private void buyAndCancel(MemberId member, Cart cart) {
        granted(world.holdAsTold(member, cart));
        world.placeAsTold(member, cart);
        assertThat(world.settle(cart)).isTrue();
        granted(world.cancelOnce(cart));
    }

    private long offer(OfferFixture offer) {
        return world.transactions.required(() -> world.offers
                .add(offer.limitedTo(Supply.of(1_000)).terms(), true, world.clock.instant(), "test")
                .ref()
                .id());
    }
}
