package org.pointsmall.loyalty.mall;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.InMemoryLedgerStore;
import org.pointsmall.loyalty.ledger.InMemoryTransactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;

class CheckOffersTest {
    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");

    private final InMemoryOffers offers = new InMemoryOffers();
    private final Set<Long> products = new HashSet<>();
    private final Set<Long> storeOffers = new HashSet<>();
    private final Set<Long> pools = new HashSet<>();
    private final CheckOffers checking = new CheckOffers(
            offers,
            new OfferMeans() {
                @Override
                public Set<Long> products(Collection<Long> ids) {
                    return products;
                }

                @Override
                public Set<Long> storeOffers(Collection<Long> ids) {
                    return storeOffers;
                }

                @Override
                public Set<Long> pools() {
                    return pools;
                }
            },
            new InMemoryTransactions(new InMemoryLedgerStore()));
    private long goods;
    private long gift;
    private long samples;
    private long coupon;
    private long code;

    @BeforeEach
    void oneOfEach() {
        goods = add(anOffer().of(new Content.Goods(7)));
        gift = add(anOffer().gift(7, 100));
        samples = add(anOffer().of(new Content.Recurring(8, 12, 1)));
        coupon = add(anOffer().of(new Content.Coupon(5, 0, null)));
        code = add(anOffer().of(new Content.Code(3, null)));
        add(anOffer().of(new Content.Entitlement("lounge", 1, null)));
        add(anOffer().shipping(100));
        add(anOffer().of(new Content.Donation("trees")));
    }

    private long add(OfferFixture offer) {
        return offers.add(offer.terms(), true, NOW, "test").ref().id();
    }

    private long run() {
        Job.Run run = checking.begin();
        long noted = 0;
        while (true) {
            Job.Chunk chunk = run.next();
            noted += chunk.processed();
            if (chunk.last()) {
                return noted;
            }
        }
    }

    @Test
    void whatIsThereLacksNothing() {
        products.addAll(Set.of(7L, 8L));
        storeOffers.add(5L);
        pools.add(3L);

        assertThat(run()).isZero();
        assertThat(offers.lacks()).isEmpty();
    }

    @Test
    void eachKindIsToldWhatItLacksAndComesBackWithIt() {
        assertThat(run()).isEqualTo(5);
        assertThat(offers.lacks())
                .isEqualTo(Map.of(
                        goods,
                        Lack.PRODUCT,
                        gift,
                        Lack.PRODUCT,
                        samples,
                        Lack.PRODUCT,
                        coupon,
                        Lack.STORE_OFFER,
                        code,
                        Lack.CODES));
        assertThat(run()).isZero();
        products.add(7L);
        pools.add(3L);

        assertThat(run()).isEqualTo(3);
        assertThat(offers.lacks()).isEqualTo(Map.of(samples, Lack.PRODUCT, coupon, Lack.STORE_OFFER));
    }
}
