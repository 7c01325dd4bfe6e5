package org.pointsmall.loyalty.broadleaf;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.loyalty.broadleaf.store.MovableClock;
import org.pointsmall.loyalty.broadleaf.store.Shop;
import org.pointsmall.loyalty.broadleaf.store.StoreTest;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.mall.OfferFixture;
import org.pointsmall.loyalty.mall.OfferStore;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.recommendation.Placement;
import org.pointsmall.loyalty.recommendation.Preferences;
import org.pointsmall.loyalty.recommendation.PurchaseHistories;
import org.pointsmall.loyalty.recommendation.PurchaseHistory;
import org.pointsmall.loyalty.recommendation.Recommend;
import org.pointsmall.loyalty.recommendation.RecommendationRequest;
import org.pointsmall.loyalty.recommendation.Recommendations;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.mall.OfferFixture.anOffer;

/** What the real store's mall recommends to its members, by the database. */
@StoreTest
@TestPropertySource(properties = "broadleaf.database.url=jdbc:h2:mem:loyalty-checkout")
class RecommendationsInTheStoreTest {
    private static final RecommendationRequest HOME = new RecommendationRequest(Placement.HOME, null, 48);

    @Autowired
    Shop shop;

    @Autowired
    Ledger ledger;

    @Autowired
    OfferStore offers;

    @Autowired
    Recommend recommend;

    @Autowired
    PurchaseHistories histories;

    @Autowired
    Preferences preferences;

    @Autowired
    Transactions transactions;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    private long ana;
    private long lantern;
    private long tea;
    private long lanterns;
    private long teas;
    private int designs;

    @BeforeEach
    void aMallOfTwoGoods() {
        jdbc.update("UPDATE LOYALTY_OFFER SET ACTIVE = FALSE");
        lantern = shop.product("150.00");
        tea = shop.product("3.10");
        ana = shop.member();
        granted(ledger.earn(new Earning(
                new MemberId(ana),
                PostingKey.of("recommended-to", ana),
                Points.of(1_000),
                null,
                LotPolicy.LASTING,
                "test",
                List.of())));
        lanterns = offer(anOffer().product(lantern).costing(900));
        teas = offer(anOffer().product(tea).costing(1_050));
    }

    @Test
    void whatPointsBuyComesBeforeWhatIsAFewPointsAway() {
        Recommendations answer = recommend.recommend(HOME, Optional.of(new MemberId(ana)));

        assertThat(answer.source()).isEqualTo(Recommendations.Source.DATABASE);
        assertThat(ids(answer)).containsExactly(lanterns, teas);
        assertThat(answer.items().get(1).pointsShort()).isEqualTo(Points.of(50));
        assertThat(ids(recommend.recommend(HOME, Optional.empty()))).containsExactly(lanterns, teas);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE BLC_PRODUCT SET ARCHIVED = 'Y' WHERE PRODUCT_ID = ?",
                "UPDATE BLC_SKU SET ACTIVE_END_DATE = ACTIVE_START_DATE WHERE SKU_ID ="
                        + " (SELECT DEFAULT_SKU_ID FROM BLC_PRODUCT WHERE PRODUCT_ID = ?)",
                "UPDATE BLC_SKU SET AVAILABLE_FLAG = 'N' WHERE SKU_ID ="
                        + " (SELECT DEFAULT_SKU_ID FROM BLC_PRODUCT WHERE PRODUCT_ID = ?)",
                "UPDATE BLC_SKU SET INVENTORY_TYPE = 'UNAVAILABLE' WHERE SKU_ID ="
                        + " (SELECT DEFAULT_SKU_ID FROM BLC_PRODUCT WHERE PRODUCT_ID = ?)",
                "UPDATE BLC_PRODUCT SET LOYALTY_LEAST_TIER = 'no-such-tier' WHERE PRODUCT_ID = ?"
            })
    void disabledByAnyAdminPathLeavesRecs(String change) {
        jdbc.update(change, lantern);

        assertThat(toAna()).containsExactly(teas);
    }

    @Test
    void whatIsOwnedOrInTheCartIsNotShownUntilOneBuysItAgain() {
        shop.checkout(ana, shop.cart(ana, lantern, 1), Shop.Flow.BROADLEAF);
        assertThat(history().products()).containsExactly(lantern);
        assertThat(toAna()).containsExactly(teas);

        preferences.personalise(new MemberId(ana), false);
        assertThat(toAna()).contains(lanterns);
        preferences.personalise(new MemberId(ana), true);
        assertThat(toAna()).containsExactly(teas);

        shop.checkout(ana, shop.cart(ana, lantern, 1), Shop.Flow.BROADLEAF);
        assertThat(history().boughtAgain()).containsExactly(lantern);
        assertThat(toAna()).contains(lanterns);

        long order = shop.cart(ana, tea, 1);
        Recommendations inCart = shop.inCart(
                ana,
                order,
                () -> recommend.recommend(
                        new RecommendationRequest(Placement.CART, null, 48), Optional.of(new MemberId(ana))));
        assertThat(ids(inCart)).containsExactly(lanterns);
    }

    @Test
    void whatCameBackIsNotOwned() {
        long order = shop.cart(ana, lantern, 2);
        shop.checkout(ana, order, Shop.Flow.BROADLEAF);
        assertThat(history().latest()).containsExactly(lantern);

        cameBack(order, 1);
        assertThat(history().products()).containsExactly(lantern);
        cameBack(order, 1);

        assertThat(history().products()).isEmpty();
        assertThat(history().latest()).isEmpty();
        assertThat(toAna()).contains(lanterns);
    }

    private void cameBack(long order, int pieces) {
        jdbc.update(
                "INSERT INTO LOYALTY_RETURN (ORDER_ID, RETURN_KEY, CONTENT_HASH, KIND, STATUS, POINTS_BACK,"
                        + " POINTS_TAKEN_BACK, SHORTFALL, CASH, CURRENCY, ACTOR, REASON, RETURNED_AT, CASH_TRIES) VALUES"
                        + " (?, ?, ?, 'RETURN', 'DONE', 0, 0, 0, 0, 'CNY', 'test', 'test', CURRENT_TIMESTAMP, 0)",
                order,
                "back-" + ++designs,
                "0".repeat(64));
        jdbc.update(
                "INSERT INTO LOYALTY_RETURN_LINE (RETURN_ID, LINE, ITEM_ID, QUANTITY, PRICE, TAX, OFFSET_MONEY,"
                        + " POINTS_BACK, POINTS_TAKEN_BACK, CASH) SELECT MAX(r.RETURN_ID), 1, MAX(i.ORDER_ITEM_ID), ?,"
                        + " 0, 0, 0, 0, 0, 0 FROM LOYALTY_RETURN r JOIN BLC_ORDER_ITEM i ON i.ORDER_ID = r.ORDER_ID"
                        + " WHERE r.ORDER_ID = ?",
                pieces,
                order);
    }

    @Test
    void enoughOrdersTellWhatTheMemberIsUsedToPay() {
        for (int i = 0; i < 5; i++) {
            assertThat(history().usualPrice()).isNull();
            shop.checkout(ana, shop.cart(ana, i == 0 ? lantern : tea, 1), Shop.Flow.BROADLEAF);
        }

        assertThat(history().usualPrice().amount()).isEqualByComparingTo("3.10");
        assertThat(history().orders()).isEqualTo(5);
        assertThat(history().byPoints()).isZero();
    }

    private PurchaseHistory history() {
        return transactions.required(() -> histories.of(new MemberId(ana)));
    }

    private List<Long> toAna() {
        return ids(recommend.recommend(HOME, Optional.of(new MemberId(ana))));
    }

    private long offer(OfferFixture offer) {
        return transactions
                .required(() -> offers.add(
                        offer.named("Design " + "x".repeat(++designs)).terms(), true, clock.instant(), "test"))
                .ref()
                .id();
    }

    private static List<Long> ids(Recommendations answer) {
        return answer.items().stream().map(item -> item.offer().offer().id()).toList();
    }
}
