package org.pointsmall.loyalty.broadleaf;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pointsmall.loyalty.aftersale.CancelRequest;
import org.pointsmall.loyalty.aftersale.Purpose;
import org.pointsmall.loyalty.aftersale.ReturnRequest;
import org.pointsmall.loyalty.aftersale.ShippingChoice;
import org.pointsmall.loyalty.broadleaf.store.Shop.Flow;
import org.pointsmall.loyalty.broadleaf.store.TestCards;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.recommendation.Placement;
import org.pointsmall.loyalty.recommendation.RecommendationReason;
import org.pointsmall.loyalty.recommendation.RecommendationRequest;
import org.pointsmall.loyalty.recommendation.Recommendations;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.refusal.RefusedException;
import org.pointsmall.loyalty.reward.ExchangeRequest;
import org.pointsmall.loyalty.reward.OrderLines;
import org.pointsmall.loyalty.reward.Reward;
import org.pointsmall.loyalty.reward.RewardState;
import org.pointsmall.loyalty.reward.RewardUses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.ledger.LedgerFixture.refused;
import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;

/** Coupons that are bought with points and used at the checkout of a real store. */
abstract class CouponsInTheStoreContract extends CouponsFixture {

    /** By the store's own rules, asked with orders that are never saved. */
    @Test
    void whatACouponIsGoodForIsTheStoresToSay() {
        MemberId member = new MemberId(ana);
        long mug = shop.product("35.00");
        assertThat(isGood(member, Map.of(tea, 1))).isEmpty();
        buy("exchanged");
        assertThat(isGood(member, Map.of(tea, 1))).contains(true);
        assertThat(isGood(member, Map.of(999_999_999L, 1))).contains(false);

        offer = couponOf(shop.codeFor(10, "order.subTotal.getAmount()>=50"));
        clock.advance(Duration.ofSeconds(1));
        buy("exchanged-next");
        assertThat(isGood(member, Map.of(tea, 1))).contains(false);
        assertThat(isGood(member, Map.of(mug, 1))).contains(false);
        assertThat(isGood(member, Map.of(tea, 1, mug, 1))).contains(true);
        assertThat(isGood(member, Map.of(tea, 3))).contains(true);

        Recommendations answer =
                recommend.recommend(new RecommendationRequest(Placement.AFTER_EXCHANGE, null, 12), Optional.of(member));
        assertThat(answer.baskets()).isEmpty();
        long orders = jdbc.queryForObject("SELECT COUNT(*) FROM BLC_ORDER", Long.class);
        goods(mug);
        goods(tea);
        answer =
                recommend.recommend(new RecommendationRequest(Placement.AFTER_EXCHANGE, null, 12), Optional.of(member));
        assertThat(answer.baskets()).hasSize(1);
        assertThat(answer.baskets().get(0).pieces())
                .extracting(Recommendations.Piece::product)
                .containsExactlyInAnyOrder(mug, tea);
        assertThat(answer.baskets().get(0).total().amount()).isEqualByComparingTo("55.00");
        assertThat(answer.items())
                .extracting(item -> item.reason().code())
                .contains(RecommendationReason.Code.COUNTS_FOR_COUPON);
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM BLC_ORDER", Long.class))
                .isEqualTo(orders);

        clock.advance(Duration.ofHours(2));
        assertThat(isGood(member, Map.of(tea, 1))).isEmpty();
    }

    private Optional<Boolean> isGood(MemberId member, Map<Long, Integer> basket) {
        return transactions.required(() ->
                coupons.of(member).map(coupon -> coupon.over(basket.keySet()).isGivenFor(basket)));
    }

    private void goods(long product) {
        transactions.required(() -> offers.add(
                anOffer()
                        .product(product)
                        .named("Goods " + product)
                        .costing(100)
                        .terms(),
                true,
                Instant.parse("2026-01-01T00:00:00Z"),
                "test"));
    }

    private void cancel(long order) {
        granted(returnOrders.cancel(
                new CancelRequest(new Purpose(order, "cancel-" + order, new MemberId(ana), "test", "no need"))));
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void aCouponTakesOffWhatItSaysAndIsUsedByTheCheckout(Flow flow) {
        Reward reward = buy("one");
        assertThat(reward.storeCode()).hasSize(16);
        assertThat(reward.bought().until()).isAfter(Instant.now());

        assertThat(checkout(cartWith(reward), flow)).isEmpty();

        assertThat(cards.log(lastOrder())).containsExactly("charge 18.00");
        assertThat(state(reward)).isEqualTo(RewardState.USED);
        String number =
                jdbc.queryForObject("SELECT ORDER_NUMBER FROM BLC_ORDER WHERE ORDER_ID = ?", String.class, lastOrder());
        assertThat(numbers(reward)).containsOnlyNulls();
        tellWhatHappened();
        assertThat(numbers(reward)).containsExactly(number);
    }

    private List<@Nullable String> numbers(Reward reward) {
        return onOrders.uses(List.of(reward.id())).getOrDefault(reward.id(), List.of()).stream()
                .map(RewardUses.PastUse::orderNumber)
                .toList();
    }

    private void tellWhatHappened() {
        Job.Run run = events.begin();
        while (!run.next().last()) {
            // Chunk after chunk.
        }
    }

    private long lastOrder() {
        return Objects.requireNonNull(
                jdbc.queryForObject("SELECT MAX(ORDER_ID) FROM BLC_ORDER WHERE CUSTOMER_ID = ?", Long.class, ana));
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void pointsCouponNeverExceedsItsUsesOnRealBroadleaf(Flow flow) {
        Reward reward = buy("one");
        List<Long> carts = IntStream.range(0, 4).mapToObj(i -> cartWith(reward)).toList();

        List<CompletableFuture<Optional<Refusal>>> all = carts.stream()
                .map(cart -> CompletableFuture.supplyAsync(() -> checkout(cart, flow)))
                .toList();

        List<Optional<Refusal>> outcomes =
                all.stream().map(CompletableFuture::join).toList();
        assertThat(outcomes.stream().filter(Optional::isEmpty)).hasSize(1);
        assertThat(outcomes.stream().flatMap(Optional::stream).map(Refusal::code))
                .containsOnly(RefusalCode.CONFLICT);
        assertThat(state(reward)).isEqualTo(RewardState.USED);
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void aCheckoutThatFailsLeavesTheCouponForTheNext(Flow flow) {
        Reward reward = buy("one");
        long order = cartWith(reward);
        cards.will(TestCards.Answer.DECLINE);
        try {
            shop.checkout(ana, order, flow);
        } catch (RuntimeException declined) {
            // As it should.
        }
        assertThat(state(reward)).isEqualTo(RewardState.ACTIVE);

        cards.will(TestCards.Answer.APPROVE);
        assertThat(checkout(cartWith(reward), flow)).isEmpty();
        assertThat(state(reward)).isEqualTo(RewardState.USED);
    }

    @Test
    void cancelGivesCouponBackWithItsExpiry() {
        Reward reward = buy("one");
        long order = cartWith(reward);
        assertThat(checkout(order, Flow.BROADLEAF)).isEmpty();

        cancel(order);

        assertThat(state(reward)).isEqualTo(RewardState.ACTIVE);
        Reward again = transactions.required(() -> rewards.find(reward.id())).orElseThrow();
        assertThat(again.bought().until()).isEqualTo(reward.bought().until());
        long next = cartWith(reward);
        assertThat(checkout(next, Flow.BROADLEAF)).isEmpty();
        assertThat(state(reward)).isEqualTo(RewardState.USED);
    }

    @Test
    void usedCouponIsNotRefundedUnusedIsVoidedAtomically() {
        Reward used = buy("one");
        Reward unused = buy("two");
        assertThat(checkout(cartWith(used), Flow.BROADLEAF)).isEmpty();
        long left = available();
        long cart = cartWith(unused);

        assertThat(refused(ending.giveBack(new MemberId(ana), used.id()).orElseThrow())
                        .operands())
                .containsEntry("state", "USED");
        granted(ending.giveBack(new MemberId(ana), unused.id()).orElseThrow());

        assertThat(available()).isEqualTo(left + 200);
        assertThat(state(unused)).isEqualTo(RewardState.VOIDED);
        try {
            shop.checkout(ana, cart, Flow.BROADLEAF);
        } catch (RuntimeException e) {
            assertThat(RefusedException.in(e).map(Refusal::code)).hasValue(RefusalCode.CONFLICT);
        }
        assertThat(cards.log(cart)).as("the code is worth nothing any more").doesNotContain("charge 18.00");
    }

    /** As of a longer warranty: what it was used for is gone. */
    @Test
    void anEntitlementOfAnItemIsFreeAgainOnceTheItemHasComeBack() {
        offer = transactions
                .required(() -> offers.add(
                        anOffer()
                                .of(new Content.Entitlement("warranty", 1, null))
                                .costing(50)
                                .terms(),
                        true,
                        Instant.parse("2026-01-01T00:00:00Z"),
                        "test"))
                .ref()
                .id();
        Reward warranty = buy("warranty");
        long order = shop.cart(ana, tea, 2);
        shop.checkout(ana, order, Flow.BROADLEAF);
        OrderLines.Line line = orderLines.of(new MemberId(ana), 10).get(0);
        assertThat(line.order().id()).isEqualTo(order);
        assertThat(line.quantity()).isEqualTo(2);

        granted(using.useForLine(warranty.id(), "desk", line.order(), line.item(), "staff")
                .orElseThrow());

        assertThat(onOrders.of(order)).singleElement().satisfies(used -> assertThat(used.item())
                .isEqualTo(line.item()));
        back(line);
        assertThat(state(warranty)).as("one of two is still there").isEqualTo(RewardState.USED);
        back(line);
        assertThat(state(warranty)).isEqualTo(RewardState.ACTIVE);
        assertThat(onOrders.of(order)).isEmpty();
        assertThat(orderLines.of(new MemberId(ana), 10)).isEmpty();
    }

    private void back(OrderLines.Line line) {
        granted(returnOrders.takeBack(new ReturnRequest(
                new Purpose(line.order().id(), "back-" + System.nanoTime(), new MemberId(ana), "test", "no need"),
                List.of(ReturnRequest.Line.pieces(line.item(), 1)),
                ShippingChoice.AS_CONFIGURED)));
    }

    @Test
    void anOfferThatTheStoreNoLongerHasIsSoldOut() {
        Content gone = new Content.Coupon(987_654, 0, null);
        long other = transactions
                .required(() -> offers.add(
                        anOffer().of(gone).costing(1).terms(), true, Instant.parse("2026-01-01T00:00:00Z"), "test"))
                .ref()
                .id();

        assertThat(refused(exchange.exchange(new ExchangeRequest(new MemberId(ana), "gone", other, 1, null))
                                .orElseThrow())
                        .code())
                .isEqualTo(RefusalCode.SOLD_OUT);
        assertThat(available()).isEqualTo(1_000);
    }

    @Test
    void aUseForAnOrderThatWasNeverPlacedIsTakenBackAndAPlacedOnesStands() {
        Reward placed = buy("one");
        Reward left = buy("two");
        assertThat(checkout(cartWith(placed), Flow.BROADLEAF)).isEmpty();
        long cart = cartWith(left);
        granted(using.useStoreCode(left.storeCode(), new OrderRef(cart, null), "checkout")
                .orElseThrow());
        jdbc.update(
                "UPDATE LOYALTY_REWARD_USE SET USED_AT = ?",
                Timestamp.from(Instant.now().minusSeconds(7_200)));

        recovery.begin().next();

        assertThat(state(placed)).isEqualTo(RewardState.USED);
        assertThat(state(left)).isEqualTo(RewardState.ACTIVE);
        assertThat(recovery.begin().next().processed()).isZero();
        assertThat(numbers(placed)).doesNotContainNull().hasSize(1);
    }
}
