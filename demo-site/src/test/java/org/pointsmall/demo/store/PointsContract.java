package org.pointsmall.demo.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.demo.store.StoreClient.Reply;
import org.pointsmall.demo.store.gateway.CardCharges;
import org.pointsmall.loyalty.campaign.CampaignTerms;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.Version;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** A shopper earns and spends points, all the way over HTTP. */
abstract class PointsContract extends PointsFixture {
    @Autowired
    FailingActivity failing;

    @Autowired
    CardCharges charges;

    @Autowired
    EditDefinitions<CampaignTerms> campaigns;

    @Test
    void theDemoHasMemberDayMonthsEndAndAWeekendForGold() {
        assertThat(campaigns.all())
                .filteredOn(Version::active)
                .extracting(campaign -> campaign.terms().name())
                .containsExactly("Member day", "Month's end", "Gold weekend");
    }

    @Test
    void aQuoteShowsTheRateBesideTheStandardOne() {
        StoreClient shopper = aMemberWith(500);
        add(shopper, product(1), 1);

        JsonNode quote = shopper.get(QUOTE + "?points=300").body();

        assertThat(quote.path("rate")).isEqualTo(quote.path("standardRate"));
        assertThat(pence(quote.path("rate").path("money"))).isEqualTo(100);
        assertThat(quote.path("explanation").path(0).asText()).isEqualTo("The standard rate: 100 points for £1.00.");
    }

    @Test
    void aNewShopperEarnsByTheFirstOrderAndSpendsOnTheSecond() {
        StoreClient shopper = aShopperWithSession();
        long paid = pence(add(shopper, product(1), 8).body().path("total"));
        JsonNode first = shopper.post(CHECKOUT, APPROVED).body();
        long earned = paid / 100;
        assertThat(first.path("pointsEarned").asLong()).isEqualTo(earned);
        assertBalance(shopper, earned, 0, 0);

        long price = pence(add(shopper, product(1), 1).body().path("total"));
        JsonNode quote = shopper.get(QUOTE + "?points=max").body();
        assertThat(quote.path("points").asLong()).isEqualTo(earned);
        assertThat(pence(quote.path("money"))).isEqualTo(earned);
        assertThat(pence(quote.path("cashTotal"))).isEqualTo(price - earned);
        assertThat(apply(shopper, "{\"max\":true}").body()).isEqualTo(quote);
        JsonNode second = shopper.post(CHECKOUT, APPROVED).body();

        assertThat(second.path("pointsSpent").asLong()).isEqualTo(earned);
        assertThat(pence(second.path("cashPaid"))).isEqualTo(price - earned);
        long earnedAgain = (price - earned) / 100;
        assertThat(second.path("pointsEarned").asLong()).isEqualTo(earnedAgain);
        assertBalance(shopper, earnedAgain, 0, earned);
        assertThat(transactions(shopper)).containsExactly(earnedAgain, -earned, earned);
        assertThat(shopper.get(TRANSACTIONS).body().path("items").findValuesAsText("orderNumber"))
                .containsExactly(
                        second.path("orderNumber").asText(),
                        second.path("orderNumber").asText(),
                        first.path("orderNumber").asText());
    }

    @Test
    void pointsThatPayAllNeedNoCard() {
        StoreClient shopper = aMemberWith(10_000);
        long price = pence(add(shopper, product(1), 1).body().path("total"));
        apply(shopper, "{\"max\":true}");

        JsonNode order = shopper.post(CHECKOUT, "{}").body();

        assertThat(order.path("status").asText()).as(order.toString()).isEqualTo("SUBMITTED");
        assertThat(order.path("pointsSpent").asLong()).isEqualTo(price);
        assertThat(pence(order.path("cashPaid"))).isZero();
        assertThat(charges.ofOrder(orderId(order))).isEmpty();
        assertBalance(shopper, 10_000 - price, 0, price);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4000000000000002", "4000000000000119"})
    void aCardThatFailsLeavesThePointsWholeAndTheNextTrySucceeds(String number) {
        StoreClient shopper = aMemberWith(500);
        add(shopper, product(1), 1);
        apply(shopper, "{\"points\":300}");

        Reply failed = shopper.post(CHECKOUT, card(number));

        assertThat(failed.status()).as(failed.body().toString()).isIn(422, 504);
        assertBalance(shopper, 500, 0, 0);
        assertThat(shopper.get("/api/v1/orders").body().path("items")).isEmpty();
        JsonNode order = shopper.post(CHECKOUT, APPROVED).body();
        assertThat(order.path("pointsSpent").asLong()).isEqualTo(300);
    }

    @Test
    void anExceptionInALaterActivityLeavesThePointsWholeAndTheNextTrySucceeds() {
        StoreClient shopper = aMemberWith(500);
        add(shopper, product(1), 1);
        apply(shopper, "{\"points\":300}");
        failing.failNextTime();

        Reply failed = shopper.post(CHECKOUT, APPROVED);

        assertThat(failed.status()).isEqualTo(500);
        assertBalance(shopper, 500, 0, 0);
        JsonNode order = shopper.post(CHECKOUT, APPROVED).body();
        assertThat(order.path("pointsSpent").asLong()).isEqualTo(300);
        assertThat(charges.ofOrder(orderId(order)).stream()
                        .filter(charge -> charge.state() == CardCharges.State.CHARGED))
                .hasSize(1);
    }

    @Test
    void theSameCheckoutPostedTwiceSpendsAndAwardsOnce() {
        StoreClient shopper = aMemberWith(500).with("Idempotency-Key", "once");
        add(shopper, product(1), 1);
        apply(shopper, "{\"points\":300}");

        Reply first = shopper.post(CHECKOUT, APPROVED);
        Reply second = shopper.post(CHECKOUT, APPROVED);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Idempotency-Replayed")).contains("true");
        assertBalance(shopper, 200 + first.body().path("pointsEarned").asLong(), 0, 300);
    }

    @Test
    void theSameCheckoutPostedTwentyTimesAtOnceSpendsAndAwardsOnce() throws Exception {
        StoreClient shopper = aMemberWith(500);
        add(shopper, product(1), 1);
        apply(shopper, "{\"points\":300}");

        List<Reply> replies = atOnce(20, () -> shopper.post(CHECKOUT, APPROVED));

        List<JsonNode> orders = replies.stream()
                .filter(reply -> reply.status() == 200)
                .map(Reply::body)
                .distinct()
                .toList();
        assertThat(orders).hasSize(1);
        assertThat(orders.get(0).path("pointsSpent").asLong()).isEqualTo(300);
        assertBalance(shopper, 200 + orders.get(0).path("pointsEarned").asLong(), 0, 300);
    }

    @Test
    void aCartThatShrinksTakesFewerPoints() {
        StoreClient shopper = aMemberWith(10_000);
        JsonNode cart = add(shopper, product(1), 4).body();
        apply(shopper, "{\"points\":4000}");
        String item = cart.path("items").path(0).path("id").asText();

        long price = pence(shopper.patch("/api/v1/cart/items/" + item, "{\"quantity\":1}")
                .body()
                .path("total"));
        JsonNode order = shopper.post(CHECKOUT, APPROVED).body();

        assertThat(order.path("pointsSpent").asLong()).isEqualTo(price);
    }

    @Test
    void pointsCanBeTakenOffTheCartAgain() {
        StoreClient shopper = aMemberWith(500);
        add(shopper, product(1), 1);
        apply(shopper, "{\"points\":300}");

        assertThat(shopper.delete(POINTS).status()).isEqualTo(204);

        assertThat(shopper.post(CHECKOUT, APPROVED).body().path("pointsSpent").asLong())
                .isZero();
    }

    @Test
    void oneMembersPointsAreNothingToAnother() {
        StoreClient rich = aMemberWith(500);
        StoreClient poor = aMemberWith(1);
        add(poor, product(1), 1);
        add(rich, product(1), 1);
        apply(rich, "{\"points\":300}");

        assertThat(apply(poor, "{\"points\":300}").code()).isEqualTo("INSUFFICIENT_POINTS");

        assertThat(poor.get(TRANSACTIONS).body().path("items")).hasSize(1);
        assertThat(poor.post(CHECKOUT, APPROVED).body().path("pointsSpent").asLong())
                .isZero();
        assertBalance(rich, 500, 0, 0);
    }

    private long orderId(JsonNode order) {
        Long id = jdbc.queryForObject(
                "SELECT ORDER_ID FROM BLC_ORDER WHERE ORDER_NUMBER = ?",
                Long.class,
                order.path("orderNumber").asText());
        return id == null ? 0 : id;
    }

    private static List<Long> transactions(StoreClient shopper) {
        return shopper.get(TRANSACTIONS).body().path("items").findValues("points").stream()
                .map(JsonNode::asLong)
                .toList();
    }
}
