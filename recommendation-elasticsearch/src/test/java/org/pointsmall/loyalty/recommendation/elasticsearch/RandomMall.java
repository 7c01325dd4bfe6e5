package org.pointsmall.loyalty.recommendation.elasticsearch;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.OfferFixture;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.recommendation.ItemTaste;
import org.pointsmall.loyalty.recommendation.SearchedMall;

import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;

/** Fills a mall by chance, and has something happen to it. */
final class RandomMall {
    static final MemberId ANA = new MemberId(7);
    static final MemberId BEN = new MemberId(8);
    private static final SegmentCode LOYAL = new SegmentCode("loyal");

    private final Random random;
    private final SearchedMall mall;

    RandomMall(long seed, SearchedMall mall) {
        random = new Random(seed);
        this.mall = mall;
    }

    MemberId member() {
        return random.nextBoolean() ? ANA : BEN;
    }

    void fill(int offers) {
        mall.give(ANA, 1 + random.nextInt(1_500));
        mall.give(BEN, 1 + random.nextInt(300));
        mall.store.tierOf.put(BEN, mall.store.tiers.tiers().get(random.nextInt(3)));
        mall.store.segments.put(ANA, Set.of(LOYAL));
        for (int i = 0; i < offers; i++) {
            long product = i + 1L;
            mall.publish(offer(product));
            mall.store.items.put(product, new ItemTaste(Map.of(), Map.of(), 1, random.nextInt(9)));
        }
    }

    private OfferFixture offer(long product) {
        OfferFixture offer =
                anOffer().product(product).named("Design " + words(product)).costing(1 + random.nextInt(2_000));
        if (random.nextInt(8) == 0) {
            offer.of(new Content.Entitlement("lounge", 1, 30));
        }
        if (random.nextInt(3) == 0) {
            offer.limitedTo(Supply.of(1 + random.nextInt(4)));
        }
        if (random.nextInt(6) == 0) {
            offer.from(mall.store.tiers.tiers().get(random.nextInt(3)).code());
        }
        if (random.nextInt(8) == 0) {
            offer.forThese(Audience.ofSegments(LOYAL));
        }
        if (random.nextInt(8) == 0) {
            offer.seen(window());
        }
        if (random.nextInt(8) == 0) {
            offer.exchangeable(window());
        }
        return offer;
    }

    /** In letters, as families of designs know no numbers. */
    static String words(long number) {
        StringBuilder word = new StringBuilder();
        for (long left = number; left > 0; left /= 26) {
            word.append((char) ('a' + left % 26));
        }
        return word.append("ware").toString();
    }

    private Window window() {
        LocalDateTime begin = LocalDateTime.of(2026, 4, 1 + random.nextInt(29), 0, 0);
        return Window.always(OfferFixture.ZONE).within(begin, begin.plusDays(1 + random.nextInt(30)));
    }

    /** Somebody buys, sells, saves, switches something. */
    void somethingHappens() {
        List<Long> ids = mall.ids();
        long id = ids.get(random.nextInt(ids.size()));
        long product = 1L + random.nextInt(ids.size());
        switch (random.nextInt(10)) {
            case 0 -> mall.store.switchOff(product);
            case 1 -> mall.store.switchOn(product);
            case 2 -> mall.store.flag(product);
            case 3 -> mall.store.unflag(product);
            case 4 -> mall.give(member(), 1 + random.nextInt(200));
            case 5 -> {
                MemberId member = member();
                long available = mall.balance(member);
                if (available > 0) {
                    mall.spend(member, 1 + (long) random.nextInt((int) available));
                }
            }
            case 6 -> mall.take(id, 1);
            default -> mall.change(id, offer(1 + ids.indexOf(id)), random.nextInt(4) > 0);
        }
    }
}
