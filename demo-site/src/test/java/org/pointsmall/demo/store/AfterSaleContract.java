package org.pointsmall.demo.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.demo.store.StoreClient.Reply;
import org.pointsmall.demo.store.gateway.CardCharges;
import org.pointsmall.demo.store.gateway.CardCharges.Charge;
import org.pointsmall.demo.store.gateway.CardCharges.State;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** A shopper cancels orders and sends goods back, all the way over HTTP: order, card and points agree. */
abstract class AfterSaleContract extends PointsFixture {
    static final String ORDERS = "/api/v1/orders/";

    @Autowired
    CardCharges charges;

    @Test
    void aCancelledOrderGivesPointsAndMoneyBackAndKeepsNoAward() {
        StoreClient shopper = aMemberWith(1_000);
        JsonNode order = bought(shopper, 2, 600);
        long earned = order.path("pointsEarned").asLong();
        assertBalance(shopper, 400 + earned, 0, 600);

        Reply cancelled = cancel(shopper, order);

        assertThat(cancelled.status()).as(cancelled.body().toString()).isEqualTo(200);
        JsonNode undone = cancelled.body();
        assertThat(undone.path("kind").asText()).isEqualTo("CANCEL");
        assertThat(undone.path("refund").asText()).isEqualTo("DONE");
        assertThat(undone.path("cash")).isEqualTo(order.path("cashPaid"));
        assertThat(undone.path("pointsBack").asLong()).isEqualTo(600);
        assertThat(undone.path("pointsTakenBack").asLong()).isEqualTo(earned).isPositive();
        assertBalance(shopper, 1_000, 0, 0);
        assertThat(chargeOf(order).state()).isEqualTo(State.VOIDED);
        JsonNode shown = shown(shopper, order);
        assertThat(shown.path("status").asText()).isEqualTo("CANCELLED");
        assertThat(shown.path("items").path(0).path("returned").asInt()).isEqualTo(2);
        assertThat(shown.path("returns").path(0)).isEqualTo(undone);
        assertThat(transactionsOf(order))
                .containsOnlyOnce("LOYALTY_POINTS VOID")
                .containsOnlyOnce("THIRD_PARTY_ACCOUNT VOID");
    }

    @Test
    void cancellingAgainIsAnsweredAsTheFirstTime() {
        StoreClient shopper = aMemberWith(1_000);
        JsonNode order = bought(shopper, 1, 600);
        Reply first = cancel(shopper, order);

        Reply again = cancel(shopper.with("Idempotency-Key", "again"), order);

        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Idempotency-Replayed")).contains("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertBalance(shopper, 1_000, 0, 0);
    }

    @Test
    void piecesThatComeBackOneByOneGiveBackWhatTheWholeOrderTook() {
        StoreClient shopper = aMemberWith(1_000);
        JsonNode order = bought(shopper, 3, 601);

        long cash = 0;
        long back = 0;
        long takenBack = 0;
        for (int piece = 1; piece <= 3; piece++) {
            JsonNode undone = takeBack(shopper, order, 1).body();
            cash += pence(undone.path("cash"));
            back += undone.path("pointsBack").asLong();
            takenBack += undone.path("pointsTakenBack").asLong();
            JsonNode shown = shown(shopper, order);
            assertThat(shown.path("items").path(0).path("returned").asInt()).isEqualTo(piece);
            assertThat(shown.path("status").asText()).isEqualTo(piece == 3 ? "RETURNED" : "SUBMITTED");
        }

        assertThat(cash).isEqualTo(pence(order.path("cashPaid")));
        assertThat(back).isEqualTo(601);
        assertThat(takenBack).isEqualTo(order.path("pointsEarned").asLong());
        assertBalance(shopper, 1_000, 0, 0);
        assertThat(charges.refunded(chargeOf(order).reference()))
                .isEqualByComparingTo(
                        new BigDecimal(order.path("cashPaid").path("amount").asText()));
    }

    @Test
    void aReturnWithTheSameKeyIsAnsweredAsTheFirstTime() {
        StoreClient shopper = aMemberWith(1_000);
        JsonNode order = bought(shopper, 3, 600);
        StoreClient keyed = shopper.with("Idempotency-Key", "parcel-1");
        Reply first = takeBack(keyed, order, 1);

        Reply again = takeBack(keyed, order, 1);
        Reply other = takeBack(keyed, order, 2);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).contains("true");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(shown(shopper, order).path("items").path(0).path("returned").asInt())
                .isEqualTo(1);
    }

    @Test
    void aCancelAfterAReturnGivesBackTheRestAndNoMore() {
        StoreClient shopper = aMemberWith(1_000);
        JsonNode order = bought(shopper, 3, 600);
        long first = takeBack(shopper, order, 2).body().path("pointsBack").asLong();

        long rest = cancel(shopper, order).body().path("pointsBack").asLong();

        assertThat(first + rest).isEqualTo(600);
        assertBalance(shopper, 1_000, 0, 0);
        assertThat(takeBack(shopper, order, 1).code()).isEqualTo("CONFLICT");
    }

    @Test
    void noMoreComesBackThanWasBought() {
        StoreClient shopper = aMemberWith(1_000);
        JsonNode order = bought(shopper, 2, 600);
        takeBack(shopper, order, 1);

        Reply refused = takeBack(shopper, order, 2);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("ABOVE_CAP");
        assertThat(refused.body().path("limit").asLong()).isEqualTo(1);
        assertThat(takeBack(shopper, order, 1).status()).isEqualTo(200);
        assertBalance(shopper, 1_000, 0, 0);
    }

    @Test
    void awardsAreNotKeptByEarningRefundingAndRepeating() {
        StoreClient shopper = aMemberWith(1);
        for (int round = 0; round < 3; round++) {
            JsonNode order = bought(shopper, 2, 0);
            assertThat(order.path("pointsEarned").asLong()).isPositive();
            cancel(shopper, order);
        }

        assertBalance(shopper, 1, 0, 0);
    }

    @Test
    void anOrderThatPointsPaidWhollyGoesBackWithoutACard() {
        StoreClient shopper = aMemberWith(100_000);
        add(shopper, product(1), 2);
        apply(shopper, "{\"max\":true}");
        JsonNode order = shopper.post(CHECKOUT, "{}").body();

        JsonNode undone = takeBack(shopper, order, 2).body();

        assertThat(undone.path("pointsBack").asLong())
                .isEqualTo(order.path("pointsSpent").asLong());
        assertThat(pence(undone.path("cash"))).isZero();
        assertThat(undone.path("refund").asText()).isEqualTo("DONE");
        assertBalance(shopper, 100_000, 0, 0);
    }

    @Test
    void showsWhichPiecesThePointsPaid() {
        StoreClient shopper = aMemberWith(1_000);

        JsonNode shown = shown(shopper, bought(shopper, 2, 600));

        assertThat(shown.path("items").path(0).path("points").asLong()).isEqualTo(600);
        assertThat(shown.path("items").path(0).path("returned").asInt()).isZero();
        assertThat(shown.path("returns")).isEmpty();
    }

    @Test
    void nobodyCancelsOrReturnsAnothersOrder() {
        StoreClient shopper = aMemberWith(1_000);
        JsonNode order = bought(shopper, 1, 600);
        StoreClient other = aMemberWith(1);

        assertThat(cancel(other, order).code()).isEqualTo("NOT_FOUND");
        Reply refused =
                other.post(ORDERS + order.path("orderNumber").asText() + "/returns", lines(itemOf(shopper, order), 1));
        assertThat(refused.code()).isEqualTo("NOT_FOUND");
        assertThat(guest.post(ORDERS + order.path("orderNumber").asText() + "/cancel", null)
                        .status())
                .isIn(401, 403);
        assertThat(shown(shopper, order).path("status").asText()).isEqualTo("SUBMITTED");
        assertBalance(shopper, 400 + order.path("pointsEarned").asLong(), 0, 600);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | INVALID_VALUE     | {'lines':[]}",
                "400 | INVALID_VALUE     | {}",
                "400 | INVALID_VALUE     | {'lines':[null]}",
                "400 | INVALID_VALUE     | {'lines':[{'itemId':ITEM}]}",
                "400 | INVALID_VALUE     | {'lines':[{'itemId':ITEM,'quantity':0}]}",
                "400 | INVALID_VALUE     | {'lines':[{'itemId':ITEM,'quantity':-1}]}",
                "400 | INVALID_VALUE     | {'lines':[{'itemId':ITEM,'quantity':1},{'itemId':ITEM,'quantity':1}]}",
                "400 | INVALID_VALUE     | {'lines':[{'itemId':'x','quantity':1}]}",
                "400 | UNKNOWN_FIELD     | {'lines':[{'itemId':ITEM,'quantity':1,'amount':'1.00'}]}",
                "400 | MALFORMED_REQUEST | {'lines':",
                "422 | ABOVE_CAP         | {'lines':[{'itemId':ITEM,'quantity':2147483647}]}",
                "422 | ABOVE_CAP         | {'lines':[{'itemId':1,'quantity':1}]}",
            })
    void saysWhatIsWrongWithAReturnAndMovesNothing(int status, String code, String body) {
        StoreClient shopper = aMemberWith(1_000);
        JsonNode order = bought(shopper, 1, 600);
        String item = Long.toString(itemOf(shopper, order));

        Reply refused = shopper.post(
                ORDERS + order.path("orderNumber").asText() + "/returns",
                body.replace('\'', '"').replace("ITEM", item));

        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(status);
        assertThat(refused.code()).isEqualTo(code);
        assertBalance(shopper, 400 + order.path("pointsEarned").asLong(), 0, 600);
        assertThat(shown(shopper, order).path("returns")).isEmpty();
    }

    private JsonNode bought(StoreClient shopper, int quantity, long points) {
        add(shopper, product(1), quantity);
        if (points > 0) {
            apply(shopper, "{\"points\":" + points + "}");
        }
        Reply reply = shopper.post(CHECKOUT, APPROVED);
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        return reply.body();
    }

    private static Reply cancel(StoreClient shopper, JsonNode order) {
        return shopper.post(ORDERS + order.path("orderNumber").asText() + "/cancel", null);
    }

    private static Reply takeBack(StoreClient shopper, JsonNode order, int quantity) {
        return shopper.post(
                ORDERS + order.path("orderNumber").asText() + "/returns", lines(itemOf(shopper, order), quantity));
    }

    private static String lines(long item, int quantity) {
        return "{\"lines\":[{\"itemId\":" + item + ",\"quantity\":" + quantity + "}]}";
    }

    private static long itemOf(StoreClient shopper, JsonNode order) {
        return shown(shopper, order).path("items").path(0).path("id").asLong();
    }

    private static JsonNode shown(StoreClient shopper, JsonNode order) {
        return shopper.get(ORDERS + order.path("orderNumber").asText()).body();
    }

    private Charge chargeOf(JsonNode order) {
        List<Charge> ofOrder = charges.ofOrder(orderId(order));
        assertThat(ofOrder).hasSize(1);
        return ofOrder.get(0);
    }

    private List<String> transactionsOf(JsonNode order) {
        return jdbc.queryForList(
                "SELECT CONCAT(P.PAYMENT_TYPE, ' ', T.TRANSACTION_TYPE) FROM BLC_ORDER_PAYMENT P"
                        + " JOIN BLC_ORDER_PAYMENT_TRANSACTION T ON T.ORDER_PAYMENT = P.ORDER_PAYMENT_ID"
                        + " WHERE P.ORDER_ID = ?",
                String.class,
                orderId(order));
    }

    private long orderId(JsonNode order) {
        Long id = jdbc.queryForObject(
                "SELECT ORDER_ID FROM BLC_ORDER WHERE ORDER_NUMBER = ?",
                Long.class,
                order.path("orderNumber").asText());
        return id == null ? 0 : id;
    }
}
