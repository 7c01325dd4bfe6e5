package org.pointsmall.loyalty.recommendation;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pointsmall.loyalty.RandomRuns;
import org.pointsmall.loyalty.campaign.CampaignFixture;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.flag.Flag;
import org.pointsmall.loyalty.flag.FlagKind;
import org.pointsmall.loyalty.flag.Flagging;
import org.pointsmall.loyalty.flag.WantedItem;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.MallOffer;
import org.pointsmall.loyalty.mall.OfferFixture;
import org.pointsmall.loyalty.mall.OfferView;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.recommendation.OfferSearch.Found;
import org.pointsmall.loyalty.recommendation.OfferSearch.Query;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;
import static org.pointsmall.loyalty.recommendation.RecommendingMall.ANA;
import static org.pointsmall.loyalty.recommendation.RecommendingMall.NOW;

/** Random malls and members, and searches that are stale, lie and fail: what is answered is right all the same. */
class RecommendRandomTest {
    private static final SegmentCode LOYAL = new SegmentCode("loyal");
    private static final String[] DESIGNS = {"Retrospot cup", "Lantern", "Owl bag", "Tea tin", "Garden bench", "Clock"};
    private static final String[] COLOURS = {"Red", "Blue", "Small green", "Large"};

    static List<Long> seeds() {
        List<Long> seeds = new ArrayList<>();
        for (long seed = 0; seed < RandomRuns.of(400); seed++) {
            seeds.add(seed);
        }
        return seeds;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsRecommendedCouldBeHadAndNothingIsLeftOut(long seed) {
        Random random = new Random(seed);
        RecommendingMall mall = mall(random);
        mall.engine = engine(random, mall);
        if (mall.engine != null && random.nextInt(3) == 0) {
            mall.engine = whileThingsGo(random, mall, mall.engine);
        }
        MemberId member = random.nextInt(6) == 0 ? null : ANA;
        Placement placement = Placement.values()[random.nextInt(Placement.values().length)];
        Long product = placement == Placement.PRODUCT ? 1L + random.nextInt(30) : null;
        int limit = 1 + random.nextInt(15);

        Recommendations answer = mall.of(placement, product, member, limit);

        List<Long> ids = ids(answer);
        assertThat(ids).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(limit);
        Map<Long, Boolean> right = couldBeHad(mall, placement, product, member);
        assertThat(right.keySet()).containsAll(ids);
        boolean within = false;
        for (Recommendations.Item item : answer.items()) {
            boolean now = right.get(item.offer().offer().id());
            assertThat(now).as("what can be had comes first").isIn(now, !within && now);
            assertThat(within && now).isFalse();
            within |= !now;
            isAsTheDatabaseHasIt(mall, item, member);
            isTrue(mall, item, member, product, placement);
        }
        capsAreKept(mall, answer, limit);
        if (ids.size() < limit) {
            right.keySet().removeAll(ids);
            assertThat(right.keySet()).as("what would still fit").noneMatch(id -> fits(mall, answer, id, limit));
        }
        assertThat(mall.requestIds.read(answer.requestId(), NOW).orElseThrow().items())
                .extracting(RequestIds.Place::offerId)
                .isEqualTo(ids);
    }

    /** All offers that the shopper could have now (true) or almost (false), as the mall says one by one. */
    private static Map<Long, Boolean> couldBeHad(
            RecommendingMall mall, Placement placement, Long product, MemberId member) {
        Map<Long, Boolean> right = new HashMap<>();
        boolean personal = member != null && !mall.optedOut.contains(member);
        PurchaseHistory history =
                personal ? mall.histories.getOrDefault(member, PurchaseHistory.NONE) : PurchaseHistory.NONE;
        long balance = member == null ? 0 : mall.ledger.available(member);
        if (placement == Placement.CART) {
            balance = Math.max(0, balance - mall.cart.points().value());
        }
        for (long id = 1; id <= mall.offers.all().size(); id++) {
            Optional<OfferView> seen = mall.mall.offer(id, Optional.ofNullable(member));
            if (seen.isEmpty()) {
                continue;
            }
            OfferView view = seen.get();
            Set<RefusalCode> against =
                    view.refusals().stream().map(Refusal::code).collect(Collectors.toSet());
            against.remove(member == null ? RefusalCode.MEMBERS_ONLY : RefusalCode.INSUFFICIENT_POINTS);
            long price = view.price().points().value();
            boolean near = member == null || price <= balance + Math.max(100, balance / 5);
            if (!against.isEmpty() || !near || view.offer().terms().besides() != null) {
                continue;
            }
            if (!personal
                    && !view.offer().terms().audience().members().segments().isEmpty()) {
                continue;
            }
            if (view.offer().terms().content() instanceof Content.Goods goods) {
                long of = goods.product();
                boolean owned = history.products().contains(of)
                        && !history.boughtAgain().contains(of);
                boolean inCart = mall.cart.products().contains(of) && !mall.boughtAgain.contains(of);
                boolean looked = product != null && product == of;
                boolean refused = mall
                        .flags
                        .refusals(Optional.ofNullable(member), List.of(new WantedItem(null, of, 1, id)), List.of())
                        .stream()
                        .anyMatch(refusal -> member != null || refusal.code() != RefusalCode.MEMBERS_ONLY);
                boolean hidden = !mall.flags
                        .hidden(Optional.ofNullable(member), Set.of(of))
                        .isEmpty();
                if (owned || inCart || looked || refused || hidden || !mall.onSale.containsKey(of)) {
                    continue;
                }
            } else if (placement == Placement.CART) {
                continue;
            }
            right.put(id, member == null || price <= balance);
        }
        return right;
    }

    private static void isAsTheDatabaseHasIt(RecommendingMall mall, Recommendations.Item item, MemberId member) {
        OfferView now = mall.mall
                .offer(item.offer().offer().id(), Optional.ofNullable(member))
                .orElseThrow();
        assertThat(item.offer().price().points()).isEqualTo(now.price().points());
        assertThat(item.offer().remaining()).isEqualTo(now.remaining());
    }

    private static void isTrue(
            RecommendingMall mall, Recommendations.Item item, MemberId member, Long product, Placement placement) {
        OfferView view = item.offer();
        Map<String, Object> said = item.reason().operands();
        PurchaseHistory history = mall.histories.getOrDefault(member, PurchaseHistory.NONE);
        long price = view.price().points().value();
        Long of = view.offer().terms().content() instanceof Content.Goods goods ? goods.product() : null;
        switch (item.reason().code()) {
            case POINTS_TO_GO -> {
                assertThat(said).containsEntry("points", item.pointsShort().value());
                assertThat(item.pointsShort().isZero()).isFalse();
            }
            case ADD_FOR_POINTS -> assertThat(placement).isEqualTo(Placement.CART);
            case BUY_AGAIN -> assertThat(history.boughtAgain()).contains(of);
            case OFTEN_BOUGHT_CATEGORY -> {
                long category = mall.onSale.get(of).category();
                assertThat(history.categories().get(category)).isGreaterThanOrEqualTo(3);
                assertThat(said.get("category"))
                        .isEqualTo(List.of("Kitchen", "Garden", "Toys").get((int) category - 1));
            }
            case GOES_WITH_THIS -> assertThat(mall.items.get(of).neighbours()).containsKey(product);
            case GOES_WITH_BOUGHT -> {
                long other = Long.parseLong(said.get("product").toString().substring("Product ".length()));
                assertThat(mall.items.get(of).neighbours()).containsKey(other);
                assertThat(history.products()).contains(other);
            }
            case NEW_THIS_WEEK -> assertThat(view.offer().publishedAt()).isAfter(NOW.minus(Duration.ofDays(7)));
            case LAST_PIECES -> {
                assertThat(said).containsEntry("pieces", view.remaining());
                assertThat(view.remaining()).isBetween(1L, 10L);
            }
            case FEWER_POINTS -> {
                assertThat(said).containsEntry("points", view.price().list().value() - price);
                assertThat(view.price().list().value()).isGreaterThan(price);
            }
            case YOURS_NOW -> {
                assertThat(said).containsEntry("points", price);
                assertThat(view.refusals()).isEmpty();
            }
            case FOR_MEMBERS -> assertThat(member).isNull();
            case COUPON_WORKS, COUNTS_FOR_COUPON -> assertThat(placement).isEqualTo(Placement.AFTER_EXCHANGE);
            case REACHES_COUPON -> throw new AssertionError("said of baskets alone");
        }
        if (member != null && mall.optedOut.contains(member)) {
            assertThat(item.reason().code())
                    .isNotIn(
                            RecommendationReason.Code.BUY_AGAIN,
                            RecommendationReason.Code.OFTEN_BOUGHT_CATEGORY,
                            RecommendationReason.Code.GOES_WITH_BOUGHT);
        }
    }

    private static void capsAreKept(RecommendingMall mall, Recommendations answer, int limit) {
        assertThat(counts(answer, item -> category(mall, item.offer().offer())).values())
                .allMatch(count -> count <= (4 * limit + 11) / 12);
        assertThat(counts(answer, item -> family(item.offer().offer())).values())
                .allMatch(count -> count <= 1);
    }

    private static boolean fits(RecommendingMall mall, Recommendations answer, long id, int limit) {
        MallOffer offer = mall.offers.offer(id).orElseThrow();
        Long category = category(mall, offer);
        return !counts(answer, item -> family(item.offer().offer())).containsKey(family(offer))
                && (category == null
                        || counts(answer, item -> category(mall, item.offer().offer()))
                                        .getOrDefault(category, 0)
                                < (4 * limit + 11) / 12);
    }

    private interface Grouping<K> {
        K of(Recommendations.Item item);
    }

    private static <K> Map<K, Integer> counts(Recommendations answer, Grouping<K> by) {
        Map<K, Integer> counts = new HashMap<>();
        for (Recommendations.Item item : answer.items()) {
            K key = by.of(item);
            if (key != null) {
                counts.merge(key, 1, Integer::sum);
            }
        }
        return counts;
    }

    private static Long category(RecommendingMall mall, MallOffer offer) {
        return offer.terms().content() instanceof Content.Goods goods
                ? mall.onSale.get(goods.product()).category()
                : null;
    }

    private static String family(MallOffer offer) {
        return DesignFamily.of(offer.terms().name().english());
    }

    private static List<Long> ids(Recommendations answer) {
        return answer.items().stream().map(item -> item.offer().offer().id()).toList();
    }

    private static RecommendingMall mall(Random random) {
        RecommendingMall mall = new RecommendingMall();
        int offers = random.nextInt(70);
        for (int i = 0; i < offers; i++) {
            addOffer(random, mall);
        }
        if (random.nextBoolean()) {
            mall.campaigns =
                    CampaignFixture.book(CampaignFixture.aCampaign().percent(60).campaign());
        }
        if (random.nextInt(4) > 0) {
            mall.give(ANA, 1 + random.nextInt(2_000));
        }
        if (random.nextBoolean()) {
            mall.tierOf.put(ANA, mall.tiers.tiers().get(random.nextInt(3)));
        }
        mall.segments.put(ANA, random.nextBoolean() ? Set.of(LOYAL) : Set.of());
        mall.histories.put(ANA, history(random));
        some(random, 6).forEach(mall.boughtAgain::add);
        if (random.nextInt(3) == 0) {
            mall.cart = new CartAtHand.InCart(some(random, 4), Points.of(random.nextInt(300)), null);
        }
        if (random.nextInt(4) == 0) {
            mall.optedOut.add(ANA);
        }
        for (long product = 1; product <= 30; product++) {
            if (random.nextInt(4) == 0) {
                mall.items.put(product, new ItemTaste(Map.of(1L + random.nextInt(30), 0.5f), Map.of(), 1, 1));
            }
            if (random.nextInt(8) == 0) {
                mall.onSale.remove(product);
            }
            if (random.nextInt(8) == 0) {
                mall.flagged.put(product, List.of(flagging(random)));
            }
        }
        return mall;
    }

    private static Flagging flagging(Random random) {
        Flag flag = random.nextBoolean()
                ? new Flag.Plain(random.nextBoolean() ? FlagKind.MEMBERS_ONLY : FlagKind.EXCLUSIVE)
                : new Flag.SegmentOnly(Set.of(LOYAL));
        return new Flagging(List.of(flag), random.nextBoolean());
    }

    private static void addOffer(Random random, RecommendingMall mall) {
        OfferFixture offer = anOffer()
                .product(1 + random.nextInt(30))
                .named(COLOURS[random.nextInt(4)] + " " + DESIGNS[random.nextInt(6)] + " "
                        + (random.nextBoolean() ? "" : "x".repeat(1 + random.nextInt(5))))
                .costing(1 + random.nextInt(2_500))
                .at(random.nextInt(5));
        if (random.nextInt(8) == 0) {
            offer.of(random.nextBoolean() ? new Content.Donation("trees") : new Content.Entitlement("lounge", 1, 30));
        }
        if (random.nextInt(5) == 0) {
            offer.limitedTo(Supply.of(random.nextInt(13)));
        }
        if (random.nextInt(6) == 0) {
            offer.from(mall.tiers.tiers().get(random.nextInt(3)).code());
        }
        if (random.nextInt(8) == 0) {
            offer.forThese(Audience.ofSegments(LOYAL));
        }
        if (random.nextInt(8) == 0) {
            offer.hidden();
        }
        if (random.nextInt(8) == 0) {
            offer.seen(window(random));
        }
        if (random.nextInt(8) == 0) {
            offer.exchangeable(window(random));
        }
        if (random.nextInt(10) == 0) {
            offer.besides(100);
        }
        long id = mall.offer(offer, 1 + random.nextInt(3));
        MallOffer saved = mall.offers.offer(id).orElseThrow();
        if (random.nextInt(8) == 0) {
            mall.offers.change(saved.ref(), saved.terms(), false, NOW, "test");
        } else if (random.nextInt(8) == 0) {
            mall.offers.change(
                    saved.ref(), offer.costing(1 + random.nextInt(2_500)).terms(), true, NOW, "test");
        }
        if (saved.terms().supply().total() != null) {
            mall.stock.take(saved.stockKey(), random.nextInt(4), null);
        }
    }

    private static Window window(Random random) {
        LocalDateTime begin = LocalDateTime.of(2026, 4, 1 + random.nextInt(29), 0, 0);
        return Window.always(OfferFixture.ZONE).within(begin, begin.plusDays(1 + random.nextInt(30)));
    }

    private static PurchaseHistory history(Random random) {
        Set<Long> products = some(random, 8);
        Set<Long> again =
                products.stream().filter(any -> random.nextInt(3) == 0).collect(Collectors.toSet());
        return new PurchaseHistory(
                9,
                products,
                again,
                Map.of(1L, random.nextInt(6), 2L, random.nextInt(6)),
                OfferFixture.pence(1 + random.nextInt(2_000)),
                random.nextDouble());
    }

    private static Set<Long> some(Random random, int most) {
        Set<Long> products = new HashSet<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            products.add(1L + random.nextInt(30));
        }
        return products;
    }

    /** One of those: none, one that fails, one that knows the mall of yesterday, one that says anything. */
    private static OfferSearch engine(Random random, RecommendingMall mall) {
        return switch (random.nextInt(5)) {
            case 0 -> null;
            case 1 ->
                query -> {
                    throw new SearchUnavailable("down", new IllegalStateException());
                };
            case 2 -> query -> random.nextInt(3) == 0 ? failing() : anything(random, query);
            case 3 -> query -> anything(random, query);
            default -> mall::byDatabase;
        };
    }

    /** After it has answered, something can't be had any more, or there are fewer points. */
    private static OfferSearch whileThingsGo(Random random, RecommendingMall mall, OfferSearch engine) {
        return query -> {
            List<Found> found = engine.find(query);
            for (int i = random.nextInt(4); i > 0; i--) {
                somethingGoes(random, mall);
            }
            return found;
        };
    }

    private static void somethingGoes(Random random, RecommendingMall mall) {
        int offers = mall.offers.all().size();
        MallOffer offer = offers == 0
                ? null
                : mall.offers.offer(1L + random.nextInt(offers)).orElseThrow();
        long available = mall.ledger.available(ANA);
        switch (random.nextInt(5)) {
            case 0 -> mall.onSale.remove(1L + random.nextInt(30));
            case 1 ->
                mall.flagged.put(
                        1L + random.nextInt(30),
                        List.of(new Flagging(List.of(new Flag.Plain(FlagKind.EXCLUSIVE)), true)));
            case 2 -> {
                if (available > 0) {
                    mall.ledger.spend(ANA, 1 + (long) random.nextInt((int) available), 1 + random.nextInt(1 << 30));
                }
            }
            case 3 -> {
                if (offer != null && offer.active()) {
                    mall.offers.change(offer.ref(), offer.terms(), false, NOW, "test");
                }
            }
            default -> {
                if (offer != null && offer.terms().supply().total() != null) {
                    mall.stock.take(offer.stockKey(), 1, null);
                }
            }
        }
    }

    private static List<Found> failing() {
        throw new IllegalStateException("a bug of the search");
    }

    private static List<Found> anything(Random random, Query query) {
        List<Found> found = new ArrayList<>();
        for (int i = random.nextInt(query.limit() * 2); i > 0; i--) {
            found.add(new Found(random.nextInt(90), random.nextInt(20)));
        }
        return found;
    }
}
