package org.pointsmall.loyalty.recommendation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pointsmall.loyalty.flag.Flag;
import org.pointsmall.loyalty.flag.FlagKind;
import org.pointsmall.loyalty.flag.Flagging;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.recommendation.OfferSearch.Found;
import org.pointsmall.loyalty.recommendation.RecommendationReason.Code;
import org.pointsmall.loyalty.recommendation.Recommendations.Source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;
import static org.pointsmall.loyalty.mall.OfferFixture.pence;
import static org.pointsmall.loyalty.recommendation.RecommendingMall.ANA;

/** What is shown to ana, who has just exchanged points for a coupon; found by either search. */
class AfterExchangeTest {
    private static final long CHEAP = 100;

    private final RecommendingMall mall = new RecommendingMall();

    @BeforeEach
    void anaHasPoints() {
        mall.give(ANA, 1_000);
    }

    @ParameterizedTest
    @EnumSource
    void whatTheCouponWorksOnComesFirstAndThenWhatCounts(Source source) {
        long tea = offer(1, CHEAP, 2_000);
        long mug = offer(2, CHEAP, 3_000);
        long lamp = offer(3, CHEAP, 6_000);
        finds(source, tea, mug, lamp);
        coupon(5_000, Set.of(2L, 3L));

        Recommendations answer = afterExchange();

        assertThat(answer.source()).isEqualTo(source);
        assertThat(ids(answer)).containsExactly(lamp, mug, tea);
        assertThat(codes(answer)).containsExactly(Code.COUPON_WORKS, Code.COUNTS_FOR_COUPON, Code.YOURS_NOW);
        assertThat(mall.requestIds
                        .read(answer.requestId(), RecommendingMall.NOW)
                        .orElseThrow()
                        .items())
                .extracting(RequestIds.Place::reason)
                .containsExactlyElementsOf(codes(answer));
    }

    @ParameterizedTest
    @EnumSource
    void aBasketReachesTheMinimumAndHasNothingTooMuch(Source source) {
        finds(
                source,
                offer(1, CHEAP, 500),
                offer(2, CHEAP, 2_000),
                offer(3, CHEAP, 4_500),
                offer(4, CHEAP, 6_000),
                offer(5, CHEAP, 3_000));
        coupon(5_000, Set.of(1L, 2L, 3L, 4L, 5L));

        List<Recommendations.Basket> baskets = afterExchange().baskets();

        assertThat(baskets.stream().map(AfterExchangeTest::products))
                .containsExactly(List.of(1L, 3L), List.of(2L, 5L), List.of(4L));
        assertThat(baskets.stream().map(Recommendations.Basket::total))
                .containsExactly(pence(5_000), pence(5_000), pence(6_000));
        assertThat(baskets.stream().map(basket -> basket.reason().code()))
                .containsExactly(Code.REACHES_COUPON, Code.REACHES_COUPON, Code.COUPON_WORKS);
    }

    /** A coupon is used on what is paid in cash: points don't matter, and what can't be bought for cash is in no basket. */
    @ParameterizedTest
    @EnumSource
    void aBasketHasWhatTheStoreSellsToTheMember(Source source) {
        long dear = offer(1, 90_000, 2_000);
        finds(
                source,
                dear,
                offer(2, CHEAP, 2_000),
                offer(3, CHEAP, 2_000),
                offer(4, CHEAP, 2_000),
                offer(5, CHEAP, 2_000),
                offer(6, CHEAP, null));
        mall.flagged.put(2L, List.of(new Flagging(List.of(new Flag.Plain(FlagKind.EXCLUSIVE)), false)));
        mall.onSale.remove(3L);
        mall.histories.put(ANA, new PurchaseHistory(1, Set.of(4L), Set.of(), Map.of(), null, 0));
        mall.cart = new CartAtHand.InCart(Set.of(5L), mall.cart.points(), null);
        coupon(0, Set.of(1L, 2L, 3L, 4L, 5L, 6L));

        Recommendations answer = afterExchange();

        assertThat(ids(answer)).doesNotContain(dear);
        assertThat(answer.baskets().stream().map(AfterExchangeTest::products)).containsExactly(List.of(1L));
    }

    @Test
    void noBasketIsMadeOfManyOrOfWhatAnotherHas() {
        Long[] offers = new Long[12];
        for (int product = 1; product <= 12; product++) {
            offers[product - 1] = offer(product, CHEAP, 1_000);
        }
        finds(Source.ELASTICSEARCH, offers);
        coupon(5_000, Set.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L));
        assertThat(afterExchange().baskets()).isEmpty();

        coupon(4_000, Set.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L));
        assertThat(afterExchange().baskets().stream().flatMap(basket -> products(basket).stream()))
                .hasSize(12)
                .doesNotHaveDuplicates();
    }

    @Test
    void anotherPlaceAGuestAndWhoOptedOutHearNothingOfIt() {
        finds(Source.ELASTICSEARCH, offer(1, CHEAP, 2_000));
        coupon(0, Set.of(1L));
        mall.optedOut.add(ANA);
        isUnaware(afterExchange());
        mall.optedOut.clear();
        isUnaware(mall.of(Placement.HOME, null, ANA, 12));
        isUnaware(mall.of(Placement.AFTER_EXCHANGE, null, null, 12));
        isUnaware(mall.of(Placement.AFTER_EXCHANGE, null, new MemberId(8), 12));
        assertThat(afterExchange().baskets()).hasSize(1);
        mall.coupons.clear();
        isUnaware(afterExchange());
    }

    private static void isUnaware(Recommendations answer) {
        assertThat(answer.baskets()).isEmpty();
        assertThat(codes(answer)).doesNotContain(Code.COUPON_WORKS, Code.COUNTS_FOR_COUPON);
    }

    /** Takes something off orders with so much of these products. */
    private void coupon(long least, Set<Long> good) {
        mall.coupons.put(ANA, products -> basket -> {
            assertThat(products).containsAll(basket.keySet());
            long pence = basket.entrySet().stream()
                    .filter(piece -> good.contains(piece.getKey()))
                    .mapToLong(piece -> mall.onSale.get(piece.getKey()).price().minorUnits() * piece.getValue())
                    .sum();
            return pence > 0 && pence >= least;
        });
    }

    private void finds(Source source, Long... offers) {
        OfferSearch search = query -> Stream.of(offers)
                .filter(offer -> !query.withoutOffers().contains(offer))
                .limit(query.limit())
                .map(offer -> new Found(offer, 1))
                .toList();
        mall.engine = source == Source.ELASTICSEARCH ? search : null;
        mall.database = search;
    }

    private long offer(long product, long points, Integer pence) {
        long id = mall.offer(
                anOffer().product(product).costing(points).named("Design " + "x".repeat((int) product)), product);
        Money price = pence == null ? null : pence(pence);
        mall.onSale.put(product, new GoodsOnSale.Goods(product, price));
        return id;
    }

    private Recommendations afterExchange() {
        return mall.of(Placement.AFTER_EXCHANGE, null, ANA, 12);
    }

    private static List<Long> products(Recommendations.Basket basket) {
        return basket.pieces().stream().map(Recommendations.Piece::product).toList();
    }

    private static List<Long> ids(Recommendations answer) {
        return answer.items().stream().map(item -> item.offer().offer().id()).toList();
    }

    private static List<Code> codes(Recommendations answer) {
        return answer.items().stream().map(item -> item.reason().code()).toList();
    }
}
