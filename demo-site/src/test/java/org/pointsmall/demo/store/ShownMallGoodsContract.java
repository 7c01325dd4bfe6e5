package org.pointsmall.demo.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pointsmall.demo.store.StoreClient.Reply;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.OfferAudience;
import org.pointsmall.loyalty.mall.OfferName;
import org.pointsmall.loyalty.mall.OfferStore;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.mall.Price;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Goods of the mall in a cart, over HTTP: what the page showed is charged, or nothing is, whatever becomes of their offer
 * between the page and the checkout.
 */
abstract class ShownMallGoodsContract extends PointsFixture {
    private static final String CART = "/api/v1/cart";
    private static final String MALL_ITEMS = "/api/v1/loyalty/cart/mall-items";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Currency POUNDS = Currency.getInstance("GBP");
    private static final long GIVEN = 3_000;

    @Autowired
    OfferStore offers;

    private JsonNode tea;
    private long lantern;
    private long offer;
    private StoreClient shopper;
    private long order;

    /** Who has looked at the cart since something changed. */
    enum Since {
        NOBODY,
        /** The page that pays still shows what it showed. */
        ANOTHER_TAB
    }

    @BeforeEach
    void aShopperWithPoints() {
        tea = product(8);
        lantern = product(9).path("id").asLong();
        shopper = aMemberWith(GIVEN);
    }

    @AfterEach
    void theOfferIsOver() {
        flag("LOYALTY_LEAST_TIER = NULL", lantern);
        flag("LOYALTY_NO_OFFSET = NULL", tea.path("id").asLong());
        change(costing(200, 100), Supply.UNLIMITED, false);
    }

    @Test
    void whatWasShownIsChargedInPointsAndCash() {
        JsonNode shown = put(costing(200, 100), Supply.of(3));

        Reply reply = shopper.post(CHECKOUT, paying(shown));

        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        assertThat(reply.body().path("cashPaid")).isEqualTo(shown.path("cashTotal"));
        assertThat(reply.body().path("pointsSpent")).isEqualTo(shown.path("points"));
        assertThat(taken()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void morePointsThanWereShownAreNotTaken(Since since) {
        JsonNode shown = put(costing(200, 100), Supply.of(3));
        change(costing(300, 100), Supply.of(3), true);

        isRefused(shown, since, "CART_CHANGED", 409);
        isChargedOnceShown(shown);
    }

    /** Whether that is a favour is the shopper's to say. */
    @ParameterizedTest
    @EnumSource
    void fewerPointsThanWereShownAreNotTakenEither(Since since) {
        JsonNode shown = put(costing(200, 100), Supply.of(3));
        change(costing(150, 100), Supply.of(3), true);

        isRefused(shown, since, "CART_CHANGED", 409);
        isChargedOnceShown(shown);
    }

    @ParameterizedTest
    @EnumSource
    void moreCashThanWasShownIsNotCharged(Since since) {
        JsonNode shown = put(costing(200, 100), Supply.of(3));
        change(costing(200, 101), Supply.of(3), true);

        isRefused(shown, since, "CART_CHANGED", 409);
        isChargedOnceShown(shown);
    }

    @ParameterizedTest
    @EnumSource
    void aFlagThatStopsPointsFromPayingForOtherGoodsIsNotCharged(Since since) {
        long ofTheMall = put(costing(200, 100), Supply.of(3)).path("points").asLong();
        JsonNode shown = apply(shopper, "{\"points\":100}").body();
        assertThat(shown.path("points").asLong()).isEqualTo(ofTheMall + 100);
        flag("LOYALTY_NO_OFFSET = TRUE", tea.path("id").asLong());

        isRefused(shown, since, "CART_CHANGED", 409);
        isChargedOnceShown(shown);
    }

    /** Somebody else had the last one at the price of the first pieces. */
    @ParameterizedTest
    @EnumSource
    void aPriceOfFirstPiecesThatIsGoneIsNotMadeGoodInSilence(Since since) {
        Price first = new Price(Points.of(200), pounds(100), null, null, new Price.First(1, Points.of(120)));
        JsonNode shown = put(first, Supply.of(3));
        somebodyElseHasOne();

        isRefused(shown, since, "CART_CHANGED", 409);
        isChargedOnceShown(shown);
    }

    @ParameterizedTest
    @EnumSource
    void theLastPieceThatSomebodyElseHasIsToldAndNotCharged(Since since) {
        JsonNode shown = put(costing(200, 100), Supply.of(1));
        somebodyElseHasOne();

        isRefused(shown, since, "SOLD_OUT", 422);
        assertThat(refusals()).contains("SOLD_OUT");
    }

    @ParameterizedTest
    @EnumSource
    void goodsThatAreForAHigherTierByNowAreToldAndNotCharged(Since since) {
        JsonNode shown = put(costing(200, 100), Supply.of(3));
        flag("LOYALTY_LEAST_TIER = 'gold'", lantern);

        isRefused(shown, since, "NOT_ELIGIBLE_TIER", 422);
        assertThat(refusals()).contains("NOT_ELIGIBLE_TIER");
    }

    @ParameterizedTest
    @EnumSource
    void anOfferThatIsOverIsToldAndNotCharged(Since since) {
        JsonNode shown = put(costing(200, 100), Supply.of(3));
        change(costing(200, 100), Supply.of(3), false);

        isRefused(shown, since, "OUTSIDE_WINDOW", 422);
        assertThat(refusals()).contains("OUTSIDE_WINDOW");
    }

    private void isRefused(JsonNode shown, Since since, String code, int status) {
        if (since == Since.ANOTHER_TAB) {
            shopper.get(POINTS);
        }
        JsonNode before = balance(shopper);
        long taken = taken();

        Reply refused = shopper.post(CHECKOUT, paying(shown));

        assertThat(refused.code()).as(refused.body().toString()).isEqualTo(code);
        assertThat(refused.status()).isEqualTo(status);
        assertThat(balance(shopper)).isEqualTo(before);
        assertThat(taken()).isEqualTo(taken);
        assertThat(shopper.get("/api/v1/orders").body().path("items")).isEmpty();
        assertThat(jdbc.queryForList("SELECT STATE FROM DEMO_CARD_CHARGE WHERE ORDER_ID = ?", String.class, order))
                .isEmpty();
    }

    /** After one more look, which says something else, it works. */
    private void isChargedOnceShown(JsonNode before) {
        JsonNode now = shopper.get(POINTS).body().path("quote");
        long points = now.path("points").asLong();
        assertThat(paying(now)).isNotEqualTo(paying(before));

        Reply reply = shopper.post(CHECKOUT, paying(now));

        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        assertThat(reply.body().path("pointsSpent").asLong()).isEqualTo(points);
        assertThat(reply.body().path("cashPaid")).isEqualTo(now.path("cashTotal"));
        assertThat(balance(shopper).path("spent").asLong()).isEqualTo(points);
    }

    private Iterable<String> refusals() {
        return shopper.get(POINTS).body().path("quote").path("refusals").findValuesAsText("code");
    }

    /** Goods of a new offer into the shopper's cart, beside others for cash; answers what the page shows. */
    private JsonNode put(Price price, Supply supply) {
        offer = transactions
                .required(() -> offers.add(terms(price, supply), true, Instant.EPOCH, "test"))
                .ref()
                .id();
        order = add(shopper, tea, 3).body().path("id").asLong();
        return put(shopper).body();
    }

    private Reply put(StoreClient who) {
        Reply quote = who.post(MALL_ITEMS, "{\"offerId\":" + offer + ",\"quantity\":1}");
        assertThat(quote.status()).as(quote.body().toString()).isEqualTo(200);
        return quote;
    }

    private void somebodyElseHasOne() {
        StoreClient somebody = aMemberWith(GIVEN);
        add(somebody, tea, 1);
        put(somebody);
        Reply reply = somebody.post(CHECKOUT, APPROVED);
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
    }

    private void change(Price price, Supply supply, boolean active) {
        transactions.required(() -> offers.change(
                offers.offer(offer).orElseThrow().ref(), terms(price, supply), active, Instant.EPOCH, "test"));
    }

    private OfferTerms terms(Price price, Supply supply) {
        return new OfferTerms(
                new OfferName("Shown goods", "所示商品"),
                new Content.Goods(lantern),
                price,
                supply,
                OfferAudience.EVERYONE,
                Window.always(ZoneOffset.UTC),
                Window.always(ZoneOffset.UTC),
                null,
                true,
                Set.of(),
                1);
    }

    private static Price costing(long points, long pence) {
        return new Price(Points.of(points), pounds(pence), null, null, null);
    }

    private static Money pounds(long pence) {
        return new Money(pence, POUNDS);
    }

    private long taken() {
        Long taken = jdbc.queryForObject(
                "SELECT COALESCE(SUM(TAKEN), 0) FROM LOYALTY_STOCK WHERE STOCK_KEY = ?", Long.class, "offer:" + offer);
        return taken == null ? 0 : taken;
    }

    private void flag(String columns, long product) {
        jdbc.update("UPDATE BLC_PRODUCT SET " + columns + " WHERE PRODUCT_ID = ?", product);
    }

    private static String paying(JsonNode quote) {
        ObjectNode body = JSON.objectNode();
        body.putObject("payment").put("type", "TEST_CARD").put("number", "4111111111111111");
        ObjectNode shown = body.putObject("shown");
        shown.set("cash", quote.path("cashTotal"));
        shown.put("points", quote.path("points").asLong());
        return body.toString();
    }
}
