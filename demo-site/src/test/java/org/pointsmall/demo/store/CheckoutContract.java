package org.pointsmall.demo.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.demo.store.StoreClient.Reply;
import org.pointsmall.demo.store.gateway.CardCharges;
import org.pointsmall.demo.store.gateway.CardCharges.Charge;
import org.pointsmall.demo.store.gateway.CardCharges.State;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds in both ways to check out. */
abstract class CheckoutContract extends StoreFixture {

    static final String CHECKOUT = "/api/v1/checkout";
    static final String CART = "/api/v1/cart";
    static final String ORDERS = "/api/v1/orders";

    @Autowired
    CardCharges charges;

    @Autowired
    FailingActivity failing;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void submitsTheCartAndChargesTheCard() {
        StoreClient shopper = aShopper();
        JsonNode total = add(shopper, product(0), 3).body().path("total");

        Reply reply = shopper.post(CHECKOUT, APPROVED);

        assertThat(reply.status()).isEqualTo(200);
        JsonNode answer = reply.body();
        assertThat(answer.path("status").asText()).isEqualTo("SUBMITTED");
        assertThat(answer.path("total")).isEqualTo(total);
        assertThat(answer.path("cashPaid")).isEqualTo(total);
        assertThat(answer.path("pointsSpent").asLong()).isZero();
        assertThat(reply.header("Idempotency-Replayed")).isEmpty();
        assertThat(chargesOf(answer)).singleElement().satisfies(charge -> {
            assertThat(charge.state()).isEqualTo(State.CHARGED);
            assertThat(charge.amount())
                    .isEqualByComparingTo(new BigDecimal(total.path("amount").asText()));
        });
        assertThat(shopper.get(CART).body().path("items")).isEmpty();
    }

    @Test
    void keepsNoCardNumber() {
        StoreClient shopper = aShopper();
        add(shopper, product(0), 1);
        shopper.post(CHECKOUT, APPROVED);

        assertThat(jdbc.queryForList("SELECT FIELD_VALUE FROM BLC_TRANS_ADDITNL_FIELDS", String.class))
                .contains("1111")
                .noneMatch(value -> value.contains("4111111111111111"));
    }

    @Test
    void listsOrdersNewestFirstAndShowsThemToTheirOwnerOnly() {
        StoreClient shopper = aShopper();
        JsonNode first = bought(shopper, 0);
        JsonNode second = bought(shopper, 1);

        JsonNode orders = shopper.get(ORDERS).body();
        assertThat(orders.path("items").findValuesAsText("orderNumber"))
                .containsExactly(
                        second.path("orderNumber").asText(),
                        first.path("orderNumber").asText());
        JsonNode page = shopper.get(ORDERS + "?limit=1").body();
        assertThat(shopper.get(ORDERS + "?limit=1&cursor=" + page.path("next").asText())
                        .body()
                        .path("items")
                        .path(0)
                        .path("orderNumber"))
                .isEqualTo(first.path("orderNumber"));

        String path = ORDERS + "/" + first.path("orderNumber").asText();
        JsonNode order = shopper.get(path).body();
        assertThat(order.path("items").path(0).path("productId"))
                .isEqualTo(product(0).path("id"));
        assertThat(order.path("cashPaid")).isEqualTo(first.path("cashPaid"));
        assertThat(order.path("placedAt").asText()).endsWith("Z");
        assertThat(aShopper().get(path).code()).isEqualTo("NOT_FOUND");
        assertThat(aShopper().get(ORDERS).body().path("items")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"4000000000000002, 422, PAYMENT_DECLINED", "4000000000000119, 504, PAYMENT_TIMED_OUT"})
    void leavesTheCartAsItWasWhenTheCardFails(String number, int status, String code) {
        StoreClient shopper = aShopper();
        JsonNode cart = add(shopper, product(2), 1).body();

        Reply refused = shopper.post(CHECKOUT, card(number));
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(shopper.get(CART).body()).isEqualTo(cart);
        assertThat(shopper.get(ORDERS).body().path("items")).isEmpty();

        JsonNode answer = shopper.post(CHECKOUT, APPROVED).body();
        assertThat(answer.path("cashPaid")).isEqualTo(cart.path("total"));
        assertThat(chargesOf(answer))
                .filteredOn(charge -> charge.state() == State.CHARGED)
                .hasSize(1);
    }

    @Test
    void givesTheMoneyBackWhenALaterActivityFails() {
        StoreClient shopper = aShopper();
        JsonNode cart = add(shopper, product(2), 1).body();

        failing.failNextTime();
        Reply failed = shopper.post(CHECKOUT, APPROVED);
        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.code()).isEqualTo("INTERNAL_ERROR");
        assertThat(failed.response().body()).doesNotContain("Exception", "as the test wanted");
        assertThat(shopper.get(CART).body()).isEqualTo(cart);

        JsonNode answer = shopper.post(CHECKOUT, APPROVED).body();
        assertThat(answer.path("status").asText()).isEqualTo("SUBMITTED");
        assertThat(answer.path("cashPaid")).isEqualTo(cart.path("total"));
        assertThat(chargesOf(answer)).extracting(Charge::state).containsExactlyInAnyOrder(State.VOIDED, State.CHARGED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111112",
                "5500000000000004",
                "4111",
                "",
                "four thousand",
                "41111111111111114111111111111111"
            })
    void knowsNoOtherCards(String number) {
        StoreClient shopper = aShopper();
        add(shopper, product(0), 1);

        Reply reply = shopper.post(CHECKOUT, card(number));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("INVALID_CARD");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | INVALID_VALUE | {'payment':{'type':'CASH','number':'4111111111111111'}}",
                "400 | INVALID_VALUE | {'payment':{'type':'TEST_CARD'}}",
                "400 | UNKNOWN_FIELD | {'payment':{'type':'TEST_CARD','number':'4111111111111111'},'total':'0.01'}",
                "400 | INVALID_VALUE | {'shown':{}}",
                "400 | INVALID_VALUE | {'shown':{'cash':{'amount':'1.00','currency':'GBP'}}}",
                "400 | INVALID_VALUE | {'shown':{'cash':{'amount':'1.00','currency':'GBP'},'points':-1}}",
                "400 | INVALID_VALUE | {'shown':{'cash':{'amount':'1.00','currency':'pounds'},'points':0}}",
                "400 | INVALID_VALUE | {'shown':{'cash':{'amount':'1e9','currency':'GBP'},'points':0}}",
                "400 | UNKNOWN_FIELD | {'shown':{'cash':{'amount':'1.00','currency':'GBP'},'points':0,'total':'1.00'}}",
                "409 | CART_CHANGED | {'shown':{'cash':{'amount':'0.00','currency':'GBP'},'points':0}}",
                "422 | PAYMENT_REQUIRED | {}",
            })
    void saysWhatIsWrongWithAPayment(int status, String code, String request) {
        StoreClient shopper = aShopper();
        add(shopper, product(0), 1);

        Reply reply = shopper.post(CHECKOUT, request.replace('\'', '"'));

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(shopper.get(CART).body().path("items")).hasSize(1);
    }

    @Test
    void refusesAnEmptyCart() {
        StoreClient shopper = aShopper();

        assertThat(shopper.post(CHECKOUT, APPROVED).code()).isEqualTo("EMPTY_CART");

        long item = add(shopper, product(0), 1)
                .body()
                .path("items")
                .path(0)
                .path("id")
                .asLong();
        shopper.delete("/api/v1/cart/items/" + item);
        assertThat(shopper.post(CHECKOUT, APPROVED).code()).isEqualTo("EMPTY_CART");

        bought(shopper, 0);
        assertThat(shopper.post(CHECKOUT, APPROVED).code()).isEqualTo("EMPTY_CART");
    }

    @Test
    void answersTheSameKeyWithTheFirstAnswerAgain() {
        StoreClient shopper = aShopper();
        StoreClient keyed = shopper.with("Idempotency-Key", "key-1");
        add(shopper, product(0), 1);
        Reply first = keyed.post(CHECKOUT, APPROVED);
        add(shopper, product(1), 1);

        Reply again = keyed.post(CHECKOUT, APPROVED);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).contains("true");
        assertThat(chargesOf(first.body())).hasSize(1);
        assertThat(shopper.get(CART).body().path("items")).hasSize(1);
        assertThat(keyed.post(CHECKOUT, DECLINED).code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void letsTheKeyOfAFailedCheckoutBeUsedAgain() {
        StoreClient shopper = aShopper().with("Idempotency-Key", "key-2");
        add(shopper, product(0), 1);
        assertThat(shopper.post(CHECKOUT, DECLINED).code()).isEqualTo("PAYMENT_DECLINED");

        assertThat(shopper.post(CHECKOUT, APPROVED).status()).isEqualTo(200);
    }

    @Test
    void keysOfOneCustomerMeanNothingForAnother() {
        StoreClient one = aShopper().with("Idempotency-Key", "key-3");
        StoreClient other = aShopper().with("Idempotency-Key", "key-3");
        add(one, product(0), 1);
        add(other, product(0), 1);

        String first = one.post(CHECKOUT, APPROVED).body().path("orderNumber").asText();
        String second =
                other.post(CHECKOUT, APPROVED).body().path("orderNumber").asText();

        assertThat(second).isNotEqualTo(first);
    }

    JsonNode bought(StoreClient shopper, int product) {
        add(shopper, product(product), 1);
        Reply reply = shopper.post(CHECKOUT, APPROVED);
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        return reply.body();
    }

    List<Charge> chargesOf(JsonNode answer) {
        Long order = jdbc.queryForObject(
                "SELECT ORDER_ID FROM BLC_ORDER WHERE ORDER_NUMBER = ?",
                Long.class,
                answer.path("orderNumber").asText());
        return charges.ofOrder(order == null ? 0 : order);
    }
}
