package org.pointsmall.loyalty.recommendation.elasticsearch;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.recommendation.Placement;
import org.pointsmall.loyalty.recommendation.RecommendationReason.Code;
import org.pointsmall.loyalty.recommendation.Recommendations;
import org.pointsmall.loyalty.recommendation.Recommendations.Basket;
import org.pointsmall.loyalty.recommendation.Recommendations.Piece;
import org.pointsmall.loyalty.recommendation.SearchedMall;
import org.pointsmall.loyalty.recommendation.StoreOfSearchedMall.Discount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;
import static org.pointsmall.loyalty.mall.OfferFixture.pence;
import static org.pointsmall.loyalty.recommendation.SearchedMall.run;
import static org.pointsmall.loyalty.recommendation.elasticsearch.RandomMall.ANA;

/** On a real Elasticsearch: what the coupon that a member has just exchanged is good for, and baskets that reach its minimum. */
@Tag("heavy")
class AfterExchangeOnElasticsearchTest {
    private static final long STORE_OFFER = 5;
    private static final long LEAST = 5_000;
    /** Of a product, in pence; the last one doesn't count for the coupon. */
    private static final Map<Long, Long> PRICES =
            new TreeMap<>(Map.of(1L, 500L, 2L, 2_000L, 3L, 4_500L, 4L, 6_000L, 5L, 3_000L, 6L, 7_000L));

    private static final long OTHER = 6;

    private final ElasticsearchParts parts = SearchFixture.onSharedNode(SearchFixture.newPrefix());
    private SearchedMall mall;
    private long coupon;

    @BeforeEach
    void aMallWithACoupon() {
        mall = new SearchedMall(parts.search(), parts.index());
        mall.give(ANA, 5_000);
        PRICES.forEach((product, price) -> {
            mall.store.prices.put(product, pence(price));
            mall.publish(anOffer()
                    .product(product)
                    .named("Design " + RandomMall.words(product))
                    .costing(100));
        });
        coupon = mall.publish(anOffer()
                .of(new Content.Coupon(STORE_OFFER, 0, 30))
                .named("Coupon")
                .costing(50));
        mall.store.discounts.put(STORE_OFFER, new Discount(Set.of(1L, 2L, 3L, 4L, 5L), LEAST));
        run(mall.rebuild.beginByHand());
        mall.feed();
    }

    @AfterEach
    void drop() throws IOException {
        parts.close();
    }

    @Test
    void whatTheCouponIsGoodForComesFirstAndBasketsReachItsMinimum() {
        assertThat(afterExchange().baskets()).as("before").isEmpty();

        mall.rewards.exchange(ANA, coupon);
        Recommendations page = afterExchange();

        assertThat(products(page)).startsWith(4L).containsOnlyOnce(1L, 2L, 3L, 5L, OTHER);
        assertThat(codes(page).subList(0, 5))
                .containsExactly(
                        Code.COUPON_WORKS,
                        Code.COUNTS_FOR_COUPON,
                        Code.COUNTS_FOR_COUPON,
                        Code.COUNTS_FOR_COUPON,
                        Code.COUNTS_FOR_COUPON);
        assertThat(products(page).subList(1, 5)).containsExactlyInAnyOrder(1L, 2L, 3L, 5L);
        assertThat(page.baskets())
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(AfterExchangeOnElasticsearchTest::isJustEnough);
        assertThat(page.baskets().stream().flatMap(basket -> basket.pieces().stream()))
                .extracting(Piece::product)
                .doesNotHaveDuplicates()
                .contains(4L)
                .doesNotContain(OTHER);
    }

    /** A basket is made for its first piece, the most wanted one: of what is beside that, nothing is too much. */
    private static void isJustEnough(Basket basket) {
        long total = basket.pieces().stream()
                .mapToLong(piece -> piece.price().minorUnits())
                .sum();
        assertThat(basket.total()).isEqualTo(pence(total));
        assertThat(total).isGreaterThanOrEqualTo(LEAST);
        assertThat(basket.reason().code())
                .isEqualTo(basket.pieces().size() == 1 ? Code.COUPON_WORKS : Code.REACHES_COUPON);
        assertThat(basket.pieces())
                .allSatisfy(piece -> assertThat(piece.price()).isEqualTo(pence(PRICES.get(piece.product()))));
        assertThat(basket.pieces().subList(1, basket.pieces().size()))
                .allSatisfy(piece -> assertThat(total - piece.price().minorUnits())
                        .as("without %s", piece)
                        .isLessThan(LEAST));
    }

    /** Nobody has told the search. */
    @Test
    void whatTheStoreSellsNoLongerIsInNoBasketThoughTheSearchStillFindsIt() {
        mall.rewards.exchange(ANA, coupon);
        mall.store.switchOff(4);
        mall.store.flag(3);

        Recommendations page = afterExchange();

        assertThat(products(page)).doesNotContain(3L, 4L);
        assertThat(page.baskets()).isNotEmpty().allSatisfy(AfterExchangeOnElasticsearchTest::isJustEnough);
        assertThat(page.baskets().stream().flatMap(basket -> basket.pieces().stream()))
                .extracting(Piece::product)
                .doesNotContain(3L, 4L);
    }

    @Test
    void anHourLaterThePageIsNoLongerAboutTheExchange() {
        mall.rewards.exchange(ANA, coupon);
        assertThat(afterExchange().baskets()).isNotEmpty();

        mall.clock.moveOn(Duration.ofHours(1));

        Recommendations page = afterExchange();
        assertThat(page.baskets()).isEmpty();
        assertThat(codes(page)).doesNotContain(Code.COUPON_WORKS, Code.COUNTS_FOR_COUPON);
    }

    private Recommendations afterExchange() {
        Recommendations page = mall.recommend(Placement.AFTER_EXCHANGE, ANA, 12);
        assertThat(page.source()).isEqualTo(Recommendations.Source.ELASTICSEARCH);
        return page;
    }

    private static List<Long> products(Recommendations page) {
        return page.items().stream()
                .map(item -> item.offer().offer().terms().content().givenProduct())
                .toList();
    }

    private static List<Code> codes(Recommendations page) {
        return page.items().stream().map(item -> item.reason().code()).toList();
    }
}
