package org.pointsmall.loyalty.broadleaf;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.pointsmall.loyalty.aftersale.ReturnOrders;
import org.pointsmall.loyalty.broadleaf.store.MovableClock;
import org.pointsmall.loyalty.broadleaf.store.Shop;
import org.pointsmall.loyalty.broadleaf.store.Shop.Flow;
import org.pointsmall.loyalty.broadleaf.store.StoreTest;
import org.pointsmall.loyalty.broadleaf.store.TestCards;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.OfferStore;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.proof.ProveLedger;
import org.pointsmall.loyalty.recommendation.CouponAtHand;
import org.pointsmall.loyalty.recommendation.Recommend;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusedException;
import org.pointsmall.loyalty.reward.EndRewards;
import org.pointsmall.loyalty.reward.ExchangeOffer;
import org.pointsmall.loyalty.reward.ExchangeRequest;
import org.pointsmall.loyalty.reward.OrderLines;
import org.pointsmall.loyalty.reward.Reward;
import org.pointsmall.loyalty.reward.RewardState;
import org.pointsmall.loyalty.reward.RewardStore;
import org.pointsmall.loyalty.reward.RewardsOnOrders;
import org.pointsmall.loyalty.reward.UseReward;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;

/** A member who has bought coupons with points, in a real store. */
@StoreTest
abstract class CouponsFixture {
    @Autowired
    MovableClock clock;

    @Autowired
    Shop shop;

    @Autowired
    TestCards cards;

    @Autowired
    Ledger ledger;

    @Autowired
    Transactions transactions;

    @Autowired
    OfferStore offers;

    @Autowired
    ExchangeOffer exchange;

    @Autowired
    EndRewards ending;

    @Autowired
    UseReward using;

    @Autowired
    @Qualifier("blLoyaltyRecoverUses")
    Job recovery;

    @Autowired
    @Qualifier("blLoyaltyDeliverEvents")
    Job events;

    @Autowired
    RewardStore rewards;

    @Autowired
    ReturnOrders returnOrders;

    @Autowired
    ProveLedger proveLedger;

    @Autowired
    CouponAtHand coupons;

    @Autowired
    Recommend recommend;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    RewardsOnOrders onOrders;

    @Autowired
    OrderLines orderLines;

    long tea;
    long ana;
    long offer;

    @BeforeEach
    void aMemberAndACouponOfTenPerCent() {
        clock.beOnTime();
        jdbc.update("UPDATE LOYALTY_OFFER SET ACTIVE = FALSE");
        tea = shop.product("20.00");
        ana = shop.member();
        transactions.required(() -> granted(ledger.earn(new Earning(
                new MemberId(ana),
                PostingKey.of("coupons", ana),
                Points.of(1_000),
                null,
                LotPolicy.LASTING,
                "test",
                List.of()))));
        offer = couponOf(shop.codeFor(10));
    }

    long couponOf(long code) {
        Long storeOffer =
                jdbc.queryForObject("SELECT OFFER_ID FROM BLC_OFFER_CODE WHERE OFFER_CODE_ID = ?", Long.class, code);
        Content coupon = new Content.Coupon(Objects.requireNonNull(storeOffer), 0, 30);
        return transactions
                .required(() -> offers.add(
                        anOffer().of(coupon).costing(200).terms(), true, Instant.parse("2026-01-01T00:00:00Z"), "test"))
                .ref()
                .id();
    }

    @AfterEach
    void theBooksAreRight() {
        cards.will(TestCards.Answer.APPROVE);
        assertThat(proveLedger.prove().differences()).isEmpty();
    }

    Reward buy(String key) {
        return granted(exchange.exchange(new ExchangeRequest(new MemberId(ana), key, offer, 1, null))
                        .orElseThrow())
                .reward();
    }

    RewardState state(Reward reward) {
        return transactions
                .required(() -> rewards.find(reward.id()))
                .orElseThrow()
                .state(Instant.now());
    }

    long codeOf(Reward reward) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT OFFER_CODE_ID FROM BLC_OFFER_CODE WHERE OFFER_CODE = ?", Long.class, reward.storeCode()));
    }

    long cartWith(Reward reward) {
        long order = shop.cart(ana, tea, 1);
        shop.redeem(ana, order, codeOf(reward));
        return order;
    }

    Optional<Refusal> checkout(long order, Flow flow) {
        try {
            shop.checkout(ana, order, flow);
            return Optional.empty();
        } catch (RuntimeException failed) {
            return Optional.of(RefusedException.in(failed).orElseThrow(() -> failed));
        }
    }

    long available() {
        return ledger.balance(new MemberId(ana)).available().value();
    }
}
