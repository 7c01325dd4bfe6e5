package org.pointsmall.loyalty.recommendation.elasticsearch;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.recommendation.ItemTaste;
import org.pointsmall.loyalty.recommendation.MemberTaste;
import org.pointsmall.loyalty.recommendation.OfferDocument;
import org.pointsmall.loyalty.recommendation.OfferSearch;

/** Catalogues and questions by chance, and what a search has to answer, in plain Java. */
final class RandomOffers {
    static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
    private static final int PRODUCTS = 60;
    private static final List<String> TIERS = List.of("SILVER", "GOLD", "DIAMOND");
    private static final List<String> SEGMENTS = List.of("new", "lapsed", "big-spender");
    private static final List<String> ZONES = List.of("home", "cart");
    private static final List<String> WORDS = List.of("lantern", "red", "mug", "tea", "tin", "bag");

    private final Random random;

    RandomOffers(long seed) {
        random = new Random(seed);
    }

    List<OfferDocument> offers(int count, long version) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(id -> offer(id, version))
                .toList();
    }

    OfferDocument offer(long id, long version) {
        Content.Kind kind = random.nextInt(4) == 0 ? Content.Kind.COUPON : Content.Kind.GOODS;
        return new OfferDocument(
                id,
                version,
                kind,
                kind == Content.Kind.GOODS ? (long) 1 + random.nextInt(PRODUCTS) : null,
                Set.of((long) random.nextInt(5), 100L),
                "family" + random.nextInt(10),
                Points.of(1 + random.nextInt(500)),
                some(ZONES),
                random.nextInt(3) == 0 ? some(TIERS) : Set.of(),
                random.nextInt(4) == 0 ? some(SEGMENTS) : Set.of(),
                random.nextInt(3) == 0
                        ? List.of(shown(-60, -30), shown(random.nextInt(40) - 20, 30))
                        : List.of(new OfferDocument.Shown(null, null)),
                random.nextInt(5) > 0,
                NOW.minus(Duration.ofDays(random.nextInt(90))),
                new ItemTaste(
                        weights(LongStream.rangeClosed(1, PRODUCTS).boxed().toList(), 8),
                        weights(WORDS, 3),
                        0.5f + random.nextFloat(),
                        random.nextInt(20)));
    }

    OfferSearch.Query query(int limit) {
        boolean known = random.nextInt(4) > 0;
        return new OfferSearch.Query(
                NOW.plus(Duration.ofMinutes(random.nextInt(10) - 5L)),
                random.nextBoolean() ? TIERS.get(random.nextInt(TIERS.size())) : null,
                some(SEGMENTS),
                random.nextBoolean() ? Points.of(random.nextInt(500)) : null,
                random.nextInt(3) == 0 ? Points.of(random.nextInt(300)) : null,
                null,
                random.nextInt(3) == 0 ? ZONES.get(random.nextInt(ZONES.size())) : null,
                random.nextInt(4) == 0 ? Set.of("GOODS") : Set.of(),
                random.nextBoolean() ? Set.of(1L, 2L, 3L) : Set.of(),
                random.nextBoolean() ? Set.of(4L, 5L) : Set.of(),
                known
                        ? new MemberTaste(
                                weights(
                                        LongStream.rangeClosed(1, PRODUCTS)
                                                .boxed()
                                                .toList(),
                                        10),
                                weights(WORDS, 3))
                        : MemberTaste.NONE,
                limit);
    }

    static boolean isAllowed(OfferDocument offer, OfferSearch.Query query) {
        return offer.available()
                && offer.shown().stream().anyMatch(shown -> contains(shown, query.at()))
                && (offer.tiers().isEmpty()
                        || (query.tier() != null && offer.tiers().contains(query.tier())))
                && (offer.segments().isEmpty() || query.segments().stream().anyMatch(offer.segments()::contains))
                && (query.most() == null || !offer.points().isMoreThan(query.most()))
                && (query.least() == null || offer.points().isMoreThan(query.least()))
                && (query.zone() == null || offer.zones().contains(query.zone()))
                && (query.kinds().isEmpty()
                        || query.kinds().contains(offer.kind().name()))
                && (offer.productId() == null || !query.withoutProducts().contains(offer.productId()))
                && !query.withoutOffers().contains(offer.offerId());
    }

    static double score(OfferDocument offer, OfferSearch.Query query) {
        ItemTaste taste = offer.taste();
        return query.taste().isEmpty()
                ? taste.popularity()
                : taste.trend()
                        * (dot(query.taste().bought(), taste.neighbours())
                                + dot(query.taste().words(), taste.words()));
    }

    private static <K> double dot(Map<K, Float> one, Map<K, Float> other) {
        return one.entrySet().stream()
                .mapToDouble(entry -> entry.getValue() * other.getOrDefault(entry.getKey(), 0f))
                .sum();
    }

    private static boolean contains(OfferDocument.Shown shown, Instant at) {
        return (shown.from() == null || !at.isBefore(shown.from()))
                && (shown.until() == null || at.isBefore(shown.until()));
    }

    private OfferDocument.Shown shown(int fromMinutes, int untilMinutes) {
        return new OfferDocument.Shown(
                NOW.plus(Duration.ofMinutes(fromMinutes)), NOW.plus(Duration.ofMinutes(untilMinutes)));
    }

    private <T> Set<T> some(List<T> all) {
        Set<T> some = new HashSet<>();
        all.forEach(one -> {
            if (random.nextBoolean()) {
                some.add(one);
            }
        });
        return some;
    }

    private <K> Map<K, Float> weights(List<K> keys, int most) {
        Map<K, Float> weights = new HashMap<>();
        for (int i = 0; i < most; i++) {
            weights.put(keys.get(random.nextInt(keys.size())), 0.05f + random.nextFloat());
        }
        return weights;
    }
}
