package org.pointsmall.loyalty.recommendation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.flag.Flag;
import org.pointsmall.loyalty.flag.FlagKind;
import org.pointsmall.loyalty.flag.Flagging;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.MallOffer;
import org.pointsmall.loyalty.mall.OfferFixture;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.recommendation.OfferSearch.Found;
import org.pointsmall.loyalty.recommendation.Recommendations.Source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;
import static org.pointsmall.loyalty.mall.OfferFixture.pence;
import static org.pointsmall.loyalty.recommendation.RecommendingMall.ANA;
import static org.pointsmall.loyalty.recommendation.RecommendingMall.NOW;

/** What is recommended to ana, who has a thousand points. */
class RecommendTest {
    private static final MemberId BO = new MemberId(8);
    private static final long KITCHEN = 1;
    private static final long GARDEN = 2;

    private final RecommendingMall mall = new RecommendingMall();
    private int designs;

    @BeforeEach
    void anaHasPoints() {
        mall.give(ANA, 1_000);
    }

    @Test
    void whatCanBeHadComesFirstAndThenWhatIsAFewPointsAway() {
        long tooDear = offer(5, 1_201);
        long away = offer(6, 1_030);
        long had = offer(7, 1_000);
        engineFinds(tooDear, away, had);

        Recommendations answer = mall.of(ANA, 12);

        assertThat(ids(answer)).containsExactly(had, away);
        assertThat(codes(answer))
                .containsExactly(RecommendationReason.Code.YOURS_NOW, RecommendationReason.Code.POINTS_TO_GO);
        assertThat(answer.items().get(1).reason().operands()).containsEntry("points", 30L);
        assertThat(answer.items().get(1).pointsShort()).isEqualTo(Points.of(30));
        assertThat(answer.source()).isEqualTo(Source.ELASTICSEARCH);
    }

    @Test
    void aQuarterOfThePageIsForWhatIsWithinReachWhereThereIsEnoughOfBoth() {
        for (int product = 1; product <= 8; product++) {
            offer(product, 500, product);
            offer(100 + product, 1_100, product);
        }

        assertThat(codes(mall.of(ANA, 8)))
                .filteredOn(RecommendationReason.Code.POINTS_TO_GO::equals)
                .hasSize(2);
    }

    @Test
    void disabledByAnyAdminPathLeavesRecs() {
        List<Long> offers = new ArrayList<>();
        for (int product = 1; product <= 6; product++) {
            offers.add(offer(product, 100, product));
        }
        engineFinds(offers.toArray(Long[]::new));
        assertThat(ids(mall.of(ANA, 12))).hasSize(6);

        MallOffer switchedOff = mall.offers.offer(offers.get(0)).orElseThrow();
        mall.offers.change(switchedOff.ref(), switchedOff.terms(), false, NOW, "admin");
        mall.onSale.remove(2L);
        mall.flagged.put(
                3L, List.of(new Flagging(List.of(new Flag.SegmentOnly(Set.of(new SegmentCode("vip")))), false)));
        MallOffer forOthers = mall.offers.offer(offers.get(3)).orElseThrow();
        mall.offers.change(
                forOthers.ref(),
                anOffer()
                        .product(4)
                        .costing(100)
                        .forThese(Audience.ofSegments(new SegmentCode("vip")))
                        .terms(),
                true,
                NOW,
                "admin");
        MallOffer soldOut = mall.offers.offer(offers.get(4)).orElseThrow();
        mall.offers.change(
                soldOut.ref(),
                anOffer().product(5).costing(100).limitedTo(Supply.of(0)).terms(),
                true,
                NOW,
                "admin");

        assertThat(ids(mall.of(ANA, 12))).containsExactly(offers.get(5));
    }

    /** Flags, the cart, what is owned and what is off sale speak of the product, whether it comes once or each month. */
    @Test
    void whatIsSentAgainAndAgainIsKeptOutByItsProduct() {
        List<Long> offers = new ArrayList<>();
        for (int product = 1; product <= 5; product++) {
            offers.add(mall.offer(
                    anOffer()
                            .of(new Content.Recurring(product, 12, 1))
                            .costing(100)
                            .named("Design " + "x".repeat(++designs)),
                    product));
        }
        engineFinds(offers.toArray(Long[]::new));
        assertThat(ids(mall.of(ANA, 12))).hasSize(5);

        mall.flagged.put(
                1L, List.of(new Flagging(List.of(new Flag.SegmentOnly(Set.of(new SegmentCode("vip")))), true)));
        mall.onSale.remove(2L);
        mall.histories.put(ANA, new PurchaseHistory(1, Set.of(3L), Set.of(), Map.of(), null, 0));
        mall.cart = new CartAtHand.InCart(Set.of(4L), Points.ZERO, null);

        assertThat(ids(mall.of(ANA, 12))).containsExactly(offers.get(4));
        assertThat(ids(mall.of(Placement.CART, null, ANA, 12))).isEmpty();
    }

    @Test
    void truthCheckStillFillsThePage() {
        Long[] dead = new Long[60];
        for (int i = 0; i < 60; i++) {
            dead[i] = offer(1_000 + i, 100, i);
            mall.onSale.remove(1_000L + i);
        }
        for (int product = 1; product <= 20; product++) {
            offer(product, 100, product);
        }
        engineFinds(dead);

        Recommendations answer = mall.of(ANA, 12);

        assertThat(ids(answer)).hasSize(12);
        assertThat(answer.source()).isEqualTo(Source.ELASTICSEARCH);
    }

    @Test
    void neverShowsOwnedOrInCartUnlessConsumable() {
        long owned = offer(1, 100);
        long consumable = offer(2, 100);
        long inCart = offer(3, 100);
        long consumableInCart = offer(4, 100);
        mall.histories.put(ANA, new PurchaseHistory(3, Set.of(1L, 2L), Set.of(2L), Map.of(), null, 0));
        mall.cart = new CartAtHand.InCart(Set.of(3L, 4L), Points.ZERO, null);
        mall.boughtAgain.add(4L);
        engineFinds(owned, consumable, inCart, consumableInCart);

        Recommendations answer = mall.of(ANA, 12);

        assertThat(ids(answer)).containsExactly(consumable, consumableInCart);
        assertThat(codes(answer)).first().isEqualTo(RecommendationReason.Code.BUY_AGAIN);
    }

    @Test
    void aSearchThatIsDownIsAnsweredForByTheDatabaseAndComesBack() {
        long tea = offer(1, 100);
        boolean[] down = {true};
        mall.engine = query -> {
            if (down[0]) {
                throw new SearchUnavailable("down", new IllegalStateException());
            }
            return List.of(new Found(tea, 1));
        };

        assertThat(mall.of(ANA, 1).source()).isEqualTo(Source.DATABASE);
        assertThat(ids(mall.of(ANA, 1))).containsExactly(tea);
        down[0] = false;
        assertThat(mall.of(ANA, 1).source()).isEqualTo(Source.ELASTICSEARCH);
    }

    @Test
    void whatChangesWhileTheSearchAnswersIsShownAsItHasBecome() {
        long off = offer(1, 100);
        long dearer = offer(2, 100);
        mall.engine = query -> {
            MallOffer found = mall.offers.offer(off).orElseThrow();
            mall.offers.change(found.ref(), found.terms(), false, NOW, "admin");
            MallOffer other = mall.offers.offer(dearer).orElseThrow();
            mall.offers.change(other.ref(), anOffer().product(2).costing(1_010).terms(), true, NOW, "admin");
            return Stream.of(off, dearer).map(id -> new Found(id, 1)).toList();
        };

        Recommendations answer = mall.of(ANA, 1);

        assertThat(ids(answer)).containsExactly(dearer);
        assertThat(answer.items().get(0).pointsShort()).isEqualTo(Points.of(10));
    }

    @Test
    void aStoreWithoutASearchIsAnsweredByTheDatabase() {
        long tea = offer(1, 100);

        assertThat(mall.of(ANA, 1).source()).isEqualTo(Source.DATABASE);
        assertThat(ids(mall.of(ANA, 1))).containsExactly(tea);
    }

    @Test
    void aDatabaseThatHasSaidAllIsNotAskedAgain() {
        long tea = offer(1, 100);
        List<OfferSearch.Query> asked = new ArrayList<>();
        mall.database = query -> {
            asked.add(query);
            return mall.byDatabase(query);
        };

        assertThat(ids(mall.of(ANA, 12))).containsExactly(tea);
        assertThat(asked).as("what can be had, and what is within reach").hasSize(2);

        mall.engine = query -> List.of();
        assertThat(ids(mall.of(ANA, 12))).containsExactly(tea);
        assertThat(asked).as("an engine that has said all may know too little").hasSize(4);
    }

    @Test
    void whoOptedOutGetsWhatAnybodyWithTheirPointsAndTierGets() {
        mall.give(BO, 1_000);
        for (int product = 1; product <= 6; product++) {
            offer(product, 100, product);
        }
        mall.offer(anOffer().product(9).costing(100).forThese(Audience.ofSegments(new SegmentCode("loyal"))), 9);
        mall.segments.put(ANA, Set.of(new SegmentCode("loyal")));
        mall.histories.put(ANA, new PurchaseHistory(9, Set.of(1L), Set.of(), Map.of(2L, 9), pence(9_999), 1));
        mall.tastes.put(ANA, new MemberTaste(Map.of(1L, 1f), Map.of()));
        List<MemberTaste> asked = new ArrayList<>();
        mall.engine = query -> {
            asked.add(query.taste());
            return mall.byDatabase(query);
        };
        Recommendations asHerself = mall.of(ANA, 12);

        mall.optedOut.add(ANA);
        mall.optedOut.add(BO);

        assertThat(mall.of(ANA, 12).items()).isEqualTo(mall.of(BO, 12).items()).isNotEqualTo(asHerself.items());
        assertThat(asked.get(asked.size() - 1)).isEqualTo(MemberTaste.NONE);
        mall.optedOut.remove(ANA);
        assertThat(mall.of(ANA, 12).items()).isEqualTo(asHerself.items());
    }

    @Test
    void theCartIsOfferedGoodsForWhatItLeavesOfThePoints() {
        mall.offer(anOffer().of(new Content.Donation("trees")).costing(10), 0);
        long cheap = offer(1, 300);
        long taken = offer(2, 301);
        mall.cart = new CartAtHand.InCart(Set.of(9L), Points.of(700), null);

        Recommendations answer = mall.of(Placement.CART, null, ANA, 12);

        assertThat(ids(answer)).containsExactly(cheap, taken);
        assertThat(codes(answer))
                .containsExactly(RecommendationReason.Code.ADD_FOR_POINTS, RecommendationReason.Code.POINTS_TO_GO);
    }

    @Test
    void whatGoesWithOtherGoodsIsOfferedToACartThatHasThem() {
        long besides = mall.offer(anOffer().product(1).costing(10).besides(500), KITCHEN);

        assertThat(ids(mall.of(ANA, 12))).isEmpty();
        mall.cart = new CartAtHand.InCart(Set.of(9L), Points.ZERO, pence(499));
        assertThat(ids(mall.of(ANA, 12))).isEmpty();
        mall.cart = new CartAtHand.InCart(Set.of(9L), Points.ZERO, pence(500));
        assertThat(ids(mall.of(ANA, 12))).containsExactly(besides);
    }

    @Test
    void aProductsPageShowsWhatGoesWithItAndNotTheProductItself() {
        offer(1, 100);
        long cup = offer(2, 100);
        mall.items.put(2L, new ItemTaste(Map.of(1L, 0.4f), Map.of(), 1, 1));

        Recommendations answer = mall.of(Placement.PRODUCT, 1L, ANA, 12);

        assertThat(ids(answer)).containsExactly(cup);
        assertThat(codes(answer)).containsExactly(RecommendationReason.Code.GOES_WITH_THIS);
    }

    @Test
    void whatStandsByAPlacementCountsAsMuchAsAllThatWasBoughtBefore() {
        offer(1, 100);
        mall.tastes.put(ANA, new MemberTaste(Map.of(5L, 2f, 6L, 2f), Map.of()));
        mall.histories.put(
                ANA, new PurchaseHistory(9, Set.of(5L, 6L, 7L), Set.of(), Map.of(), null, 0, Set.of(6L, 7L)));
        mall.cart = new CartAtHand.InCart(Set.of(8L), Points.ZERO, null);

        assertThat(askedFor(Placement.HOME, null)).isEqualTo(Map.of(5L, 2f, 6L, 2f));
        assertThat(askedFor(Placement.PRODUCT, 9L)).isEqualTo(Map.of(5L, 2f, 6L, 2f, 9L, 4f));
        assertThat(askedFor(Placement.CART, null)).isEqualTo(Map.of(5L, 2f, 6L, 2f, 8L, 4f));
        assertThat(askedFor(Placement.AFTER_ORDER, null)).isEqualTo(Map.of(5L, 2f, 6L, 4f, 7L, 2f));
        mall.optedOut.add(ANA);
        assertThat(askedFor(Placement.AFTER_ORDER, null)).isEmpty();
        assertThat(askedFor(Placement.CART, null)).isEqualTo(Map.of(8L, 1f));
    }

    private Map<Long, Float> askedFor(Placement placement, Long product) {
        List<MemberTaste> asked = new ArrayList<>();
        mall.engine = query -> {
            asked.add(query.taste());
            return mall.byDatabase(query);
        };
        mall.of(placement, product, ANA, 12);
        return asked.get(0).bought();
    }

    @Test
    void afterAnOrderWhatGoesWithItComesFirst() {
        long liked = offer(1, 100);
        long goesWith = offer(2, 100);
        mall.items.put(1L, new ItemTaste(Map.of(5L, 0.3f), Map.of(), 1, 1));
        mall.items.put(2L, new ItemTaste(Map.of(7L, 0.2f), Map.of(), 1, 1));
        mall.tastes.put(ANA, new MemberTaste(Map.of(5L, 1f, 7L, 1f), Map.of()));
        mall.histories.put(ANA, new PurchaseHistory(9, Set.of(5L, 7L), Set.of(), Map.of(), null, 0, Set.of(7L)));
        mall.engine = query -> Stream.of(liked, goesWith)
                .map(id -> new Found(
                        id,
                        id == liked
                                ? 0.3 * query.taste().bought().get(5L)
                                : 0.2 * query.taste().bought().get(7L)))
                .toList();

        assertThat(ids(mall.of(ANA, 12))).containsExactly(liked, goesWith);
        assertThat(ids(mall.of(Placement.AFTER_ORDER, null, ANA, 12))).containsExactly(goesWith, liked);
    }

    @Test
    void oneDesignInManyColoursStandsOnThePageOnce() {
        for (String colour : List.of("Red", "Blue", "Small green")) {
            mall.offer(anOffer().product(designs + 1).named(colour + " owl cup").costing(100), ++designs);
        }

        assertThat(ids(mall.of(ANA, 12))).hasSize(1);
    }

    @Test
    void aPageHasFourOfOneCategoryAtMost() {
        for (int product = 1; product <= 9; product++) {
            offer(product, 100, KITCHEN);
        }
        long bench = offer(10, 100, GARDEN);

        assertThat(ids(mall.of(ANA, 12))).hasSize(5).contains(bench);
    }

    @Test
    void thePriceThatMembersAreUsedToMovesWhatIsLikedAlike() {
        long dear = mall.offer(anOffer().product(1).named("Owl").costing(100).worth(10_000), KITCHEN);
        long usual = mall.offer(anOffer().product(2).named("Cup").costing(100).worth(500), KITCHEN);
        long cash = mall.offer(
                anOffer().product(3).named("Tin").costing(100).andCash(100).worth(500), KITCHEN);
        mall.engine = query ->
                Stream.of(dear, cash, usual).map(id -> new Found(id, 1)).toList();
        assertThat(ids(mall.of(ANA, 12))).containsExactly(dear, usual, cash);

        mall.histories.put(ANA, new PurchaseHistory(9, Set.of(), Set.of(), Map.of(), pence(500), 0.5));

        assertThat(ids(mall.of(ANA, 12))).containsExactly(usual, cash, dear);
    }

    @Test
    void aRankingOrdersWhatWasFoundForATasteAndAddsNothing() {
        long first = offer(1, 100);
        long second = offer(2, 100);
        long dead = offer(3, 100);
        mall.onSale.remove(3L);
        engineFinds(first, second, dead);
        mall.ranking = products -> (product, found) -> product;

        assertThat(ids(mall.of(ANA, 12))).containsExactly(first, second);
        mall.tastes.put(ANA, new MemberTaste(Map.of(9L, 1f), Map.of()));
        assertThat(ids(mall.of(ANA, 12))).containsExactly(second, first);
        mall.optedOut.add(ANA);
        assertThat(ids(mall.of(ANA, 12))).containsExactly(first, second);
    }

    @Test
    void aGuestSeesWhatMembersCanHave() {
        long tea = offer(1, 100);
        mall.offer(anOffer().product(2).from(mall.tiers.tiers().get(0).code()), KITCHEN);
        mall.flagged.put(3L, List.of(new Flagging(List.of(new Flag.Plain(FlagKind.MEMBERS_ONLY)), true)));
        offer(3, 100);

        Recommendations answer = mall.of(null, 12);

        assertThat(ids(answer)).containsExactly(tea);
        assertThat(codes(answer)).containsExactly(RecommendationReason.Code.FOR_MEMBERS);
    }

    @Test
    void anAnswersNameSaysWhatWasShownToWhomAndNobodyCanMakeOneUp() {
        offer(1, 100);
        Recommendations answer = mall.of(ANA, 12);

        RequestIds.Shown shown = mall.requestIds.read(answer.requestId(), NOW).orElseThrow();
        assertThat(shown.member()).isEqualTo(ANA);
        assertThat(shown.placement()).isEqualTo(Placement.HOME);
        assertThat(mall.requestIds.read(answer.requestId(), NOW.plus(Duration.ofHours(25))))
                .isEmpty();
        String id = answer.requestId();
        for (int i = 0; i < id.length(); i++) {
            char other = id.charAt(i) == 'A' ? 'B' : 'A';
            String changed = id.substring(0, i) + other + id.substring(i + 1);
            // The last letter may stand for fewer bits than it has.
            assertThat(mall.requestIds
                            .read(changed, NOW)
                            .filter(any -> !changed.startsWith(id.substring(0, id.length() - 1))))
                    .isEmpty();
        }
        for (String odd : List.of(
                "",
                "x",
                "%",
                "AAAA",
                "A".repeat(9_000),
                new RequestIds(() -> new byte[32])
                        .issue(java.util.Optional.of(ANA), Placement.HOME, Source.DATABASE, answer.items(), NOW))) {
            assertThat(mall.requestIds.read(odd, NOW)).isEmpty();
        }
    }

    private void engineFinds(Long... offers) {
        mall.engine = query -> Stream.of(offers)
                .filter(offer -> !query.withoutOffers().contains(offer))
                .limit(query.limit())
                .map(offer -> new Found(offer, 1))
                .toList();
    }

    private long offer(long product, long points) {
        return offer(product, points, KITCHEN);
    }

    /** Of a design of its own. */
    private long offer(long product, long points, long category) {
        OfferFixture offer = anOffer().product(product).costing(points).named("Design " + "x".repeat(++designs));
        return mall.offer(offer, category);
    }

    private static List<Long> ids(Recommendations answer) {
        return answer.items().stream().map(item -> item.offer().offer().id()).toList();
    }

    private static List<RecommendationReason.Code> codes(Recommendations answer) {
        return answer.items().stream().map(item -> item.reason().code()).toList();
    }
}
