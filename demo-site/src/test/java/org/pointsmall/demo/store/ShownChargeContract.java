package org.pointsmall.demo.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.pointsmall.demo.store.StoreClient.Reply;

import static org.assertj.core.api.Assertions.assertThat;

/** A checkout says what the page showed: it charges this, or nothing. */
abstract class ShownChargeContract extends PointsFixture {
    private static final String CART = "/api/v1/cart";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Test
    void whatWasShownIsCharged() {
        StoreClient shopper = aMemberWith(700);
        add(shopper, product(2), 2);
        JsonNode quote = apply(shopper, "{\"points\":300}").body();

        Reply reply = shopper.post(CHECKOUT, paying(quote));

        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        assertThat(reply.body().path("cashPaid")).isEqualTo(quote.path("cashTotal"));
        assertThat(reply.body().path("pointsSpent").asLong()).isEqualTo(300);
    }

    @Test
    void aCartThatGrewInAnotherTabChargesNothing() {
        StoreClient shopper = aShopperWithSession();
        JsonNode shown = add(shopper, product(0), 1).body();
        add(shopper, product(2), 3);

        assertRefused(shopper, paying(shown.path("toPay"), 0));

        JsonNode now = shopper.get(CART).body();
        assertThat(now.path("items")).hasSize(2);
        Reply reply = shopper.post(CHECKOUT, paying(now.path("toPay"), 0));
        assertThat(reply.body().path("cashPaid")).isEqualTo(now.path("toPay"));
    }

    @Test
    void pointsThatAnotherTabPutOnItAreNotSpent() {
        StoreClient shopper = aMemberWith(700);
        add(shopper, product(2), 2);
        JsonNode shown = apply(shopper, "{\"points\":100}").body();
        apply(shopper, "{\"points\":300}");

        assertRefused(shopper, paying(shown));
    }

    @Test
    void asMuchCashForOtherPointsIsAnotherCharge() {
        StoreClient shopper = aMemberWith(700);
        add(shopper, product(2), 2);
        JsonNode shown = apply(shopper, "{\"points\":100}").body();

        assertRefused(shopper, paying(shown.path("cashTotal"), 99));
    }

    @Test
    void theSameAmountOfAnotherCurrencyIsAnotherCharge() {
        StoreClient shopper = aShopperWithSession();
        JsonNode shown = add(shopper, product(0), 1).body();
        ObjectNode dollars = shown.path("toPay").deepCopy();
        dollars.put("currency", "USD");

        assertRefused(shopper, paying(dollars, 0));
    }

    /** Though the card would be asked for nothing. */
    @Test
    void pointsThatPayAllAreHeldToWhatWasShown() {
        StoreClient shopper = aMemberWith(10_000);
        add(shopper, product(2), 1);
        JsonNode shown = apply(shopper, "{\"max\":true}").body();
        assertThat(pence(shown.path("cashTotal"))).isZero();
        ObjectNode body = JSON.objectNode();
        body.set("shown", charge(shown.path("cashTotal"), shown.path("points").asLong()));
        add(shopper, product(1), 1);

        assertRefused(shopper, body.toString());
    }

    @Test
    void oneKeyStandsForOneCharge() {
        StoreClient shopper = aShopperWithSession();
        JsonNode shown = add(shopper, product(0), 1).body();
        StoreClient keyed = shopper.with("Idempotency-Key", "shown-1");
        Reply first = keyed.post(CHECKOUT, paying(shown.path("toPay"), 0));
        assertThat(first.status()).isEqualTo(200);

        Reply again = keyed.post(CHECKOUT, paying(shown.path("toPay"), 0));
        Reply other = keyed.post(CHECKOUT, paying(shown.path("toPay"), 1));

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).hasValue("true");
        assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    private void assertRefused(StoreClient shopper, String body) {
        JsonNode before = balance(shopper);
        JsonNode cart = shopper.get(CART).body();

        Reply refused = shopper.post(CHECKOUT, body);

        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("CART_CHANGED");
        assertThat(balance(shopper)).isEqualTo(before);
        assertThat(shopper.get(CART).body()).isEqualTo(cart);
        assertThat(shopper.get("/api/v1/orders").body().path("items")).isEmpty();
        assertThat(jdbc.queryForList(
                        "SELECT STATE FROM DEMO_CARD_CHARGE WHERE ORDER_ID = ?",
                        String.class,
                        cart.path("id").asLong()))
                .isEmpty();
    }

    private static String paying(JsonNode quote) {
        return paying(quote.path("cashTotal"), quote.path("points").asLong());
    }

    private static String paying(JsonNode cash, long points) {
        ObjectNode body = JSON.objectNode();
        body.putObject("payment").put("type", "TEST_CARD").put("number", "4111111111111111");
        body.set("shown", charge(cash, points));
        return body.toString();
    }

    private static ObjectNode charge(JsonNode cash, long points) {
        ObjectNode shown = JSON.objectNode();
        shown.set("cash", cash);
        shown.put("points", points);
        return shown;
    }
}
