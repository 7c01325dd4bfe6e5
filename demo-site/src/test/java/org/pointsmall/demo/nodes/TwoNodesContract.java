package org.pointsmall.demo.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pointsmall.demo.store.StoreClient.Reply;

import static org.assertj.core.api.Assertions.assertThat;

/** What two widely used shops got wrong when they were driven over HTTP, driven over two nodes at once. */
abstract class TwoNodesContract extends RulesOnNodesContract {
    private static final int MANY = 64;

    @Test
    void ofSixtyFourOrdersAtOnceWithPointsForOneExactlyOneSpendsThemAndTheOthersAreRefused() throws Exception {
        Shopper shopper = aMemberWith(1_000);
        List<Long> carts = carts(shopper, MANY);
        spread(MANY, i -> Shopper.ok(shopper.spend(i, carts.get(i), 1_000)));

        List<Reply> replies = spread(MANY, i -> shopper.checkOut(i, carts.get(i)));

        assertThat(replies)
                .filteredOn(reply -> reply.status() == 200)
                .singleElement()
                .satisfies(reply ->
                        assertThat(reply.body().path("pointsSpent").asLong()).isEqualTo(1_000));
        assertThat(replies)
                .filteredOn(reply -> reply.status() != 200)
                .extracting(Reply::code)
                .containsOnly("INSUFFICIENT_POINTS");
        assertThat(placed(shopper)).isOne();
        assertThat(carts.stream().mapToLong(this::charges).sum()).isOne();
        assertThat(shopper.balance(0).path("spent").asLong()).isEqualTo(1_000);
    }

    @Test
    void sixtyFourOrdersOfAThousandAtOnceFromSixtyFourThousandPointsLeaveNone() throws Exception {
        Shopper shopper = aMemberWith(64_000);
        List<Long> carts = carts(shopper, MANY);
        spread(MANY, i -> Shopper.ok(shopper.spend(i, carts.get(i), 1_000)));

        List<Reply> replies = spread(MANY, i -> shopper.checkOut(i, carts.get(i)));

        assertThat(replies).allSatisfy(reply -> {
            assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
            assertThat(reply.body().path("pointsSpent").asLong()).isEqualTo(1_000);
        });
        assertThat(placed(shopper)).isEqualTo(MANY);
        JsonNode balance = shopper.balance(1);
        assertThat(balance.path("spent").asLong()).isEqualTo(64_000);
        assertThat(balance.path("available").asLong()).isEqualTo(earned(replies));
        assertThat(carts).allSatisfy(cart -> assertThat(charges(cart)).isOne());
    }

    @Test
    void oneCartSubmittedAtOnceFromManyClientsIsOneOrderOneChargeAndPointsTakenOnce() throws Exception {
        Shopper shopper = aMemberWith(1_000);
        long cart = shopper.aCartWith(0, productId);
        Shopper.ok(shopper.spend(1, cart, 600));

        List<Reply> replies = spread(MANY, i -> shopper.checkOut(i, cart));

        List<JsonNode> answers = replies.stream()
                .filter(reply -> reply.status() == 200)
                .map(Reply::body)
                .distinct()
                .toList();
        assertThat(answers).singleElement().satisfies(answer -> {
            assertThat(answer.path("pointsSpent").asLong()).isEqualTo(600);
            assertThat(shopper.balance(1).path("available").asLong())
                    .isEqualTo(400 + answer.path("pointsEarned").asLong());
        });
        // Where no transaction spans the checkout, who comes second is told so at once instead of waiting.
        assertThat(replies)
                .filteredOn(reply -> reply.status() != 200)
                .extracting(Reply::code)
                .allMatch(code -> mode().equals("broadleaf") && code.equals("CONFLICT"));
        assertThat(placed(shopper)).isOne();
        assertThat(charges(cart)).isOne();
        assertThat(shopper.balance(0).path("spent").asLong()).isEqualTo(600);
    }

    @Test
    void sixtyFourCallbacksForOneOrderAwardOnce() throws Exception {
        Shopper shopper = aMemberWith(0);
        long cart = shopper.aCartWith(0, productId);
        JsonNode first = Shopper.ok(shopper.checkOut(0, cart));

        List<Reply> replies = spread(MANY, i -> shopper.checkOut(i, cart));

        assertThat(replies).allSatisfy(reply -> {
            assertThat(reply.body()).isEqualTo(first);
            assertThat(reply.header("Idempotency-Replayed")).contains("true");
        });
        assertThat(first.path("pointsEarned").asLong()).isPositive();
        assertThat(shopper.balance(1).path("available").asLong())
                .isEqualTo(first.path("pointsEarned").asLong());
        assertThat(awards(shopper)).isOne();
        assertThat(charges(cart)).isOne();
    }

    @Test
    void ofSixtyFourOrdersPaidAtOnceForOneMemberNoAwardIsLost() throws Exception {
        Shopper shopper = aMemberWith(0);
        List<Long> carts = carts(shopper, MANY);

        List<Reply> replies = spread(MANY, i -> shopper.checkOut(i, carts.get(i)));

        assertThat(replies).allSatisfy(reply -> {
            assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
            assertThat(reply.body().path("pointsEarned").asLong()).isPositive();
        });
        assertThat(awards(shopper)).isEqualTo(MANY);
        assertThat(shopper.balance(0).path("available").asLong()).isEqualTo(earned(replies));
        assertThat(carts).allSatisfy(cart -> assertThat(charges(cart)).isOne());
    }

    @Test
    void aCartThatOneNodeHasChangedIsTheSameAtTheOther() {
        Shopper shopper = aMemberWith(1_000);
        long cart = shopper.aCartWith(0, productId);
        String path = "/api/v1/cart?cart=" + cart;
        String items = "/api/v1/cart/items?cart=" + cart;
        JsonNode before = shopper.at(1).get(path).body();

        shopper.at(0).post(items, "{\"productId\":" + productId + ",\"quantity\":2}");
        Shopper.ok(shopper.spend(1, cart, 500));
        shopper.at(0).delete("/api/v1/loyalty/cart/points?cart=" + cart);
        Shopper.ok(shopper.spend(0, cart, 300));

        JsonNode after = shopper.at(1).get(path).body();
        assertThat(pence(after.path("total"))).isEqualTo(3 * pence(before.path("total")));
        assertThat(pence(after.path("toPay"))).isEqualTo(pence(after.path("total")) - 300);
        assertThat(after).isEqualTo(shopper.at(0).get(path).body());
        assertThat(Shopper.ok(shopper.checkOut(1, cart)).path("pointsSpent").asLong())
                .isEqualTo(300);
        // The other node has it in its caches as a cart still.
        assertThat(shopper.at(0).get("/api/v1/cart").body().path("items")).isEmpty();
        assertThat(shopper.at(0)
                        .send("PUT", "/api/v1/loyalty/cart/points", "{\"points\":1}")
                        .code())
                .isEqualTo("CONFLICT");
        assertThat(placed(shopper)).isOne();
    }

    private long awards(Shopper shopper) {
        return count(
                "SELECT COUNT(*) FROM LOYALTY_JOURNAL J JOIN LOYALTY_ACCOUNT A ON A.ACCOUNT_ID = J.ACCOUNT_ID"
                        + " WHERE A.MEMBER_ID = ? AND J.KIND = 'EARN'",
                shopper.customerId());
    }

    private static long earned(List<Reply> replies) {
        return replies.stream()
                .mapToLong(reply -> reply.body().path("pointsEarned").asLong())
                .sum();
    }
}
