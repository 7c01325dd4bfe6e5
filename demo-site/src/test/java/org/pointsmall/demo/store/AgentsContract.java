package org.pointsmall.demo.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pointsmall.demo.store.StoreClient.Reply;

import static org.assertj.core.api.Assertions.assertThat;

/** What an agent is told of the programme, for guests and members, on catalogue, cart and checkout. */
abstract class AgentsContract extends AgentsFixture {
    private static final long SEED = 20261130L;
    private static final int CARTS = 12;

    @Test
    void aGuestIsToldOfNoProgrammeUntilOneClaimsIt() {
        JsonNode unclaimed = product(agent(guest), product(0), "");
        JsonNode claimed = product(agent(guest), product(0), claiming("com.example.other", CLAIM));

        assertThat(unclaimed.has("loyalty")).isFalse();
        assertThat(claimed.path("loyalty").size()).isEqualTo(1);
        assertThat(membership(claimed).path("provisional").asBoolean()).isTrue();
        assertThat(membership(claimed).has("tiers")).isFalse();
        assertThat(forecast(claimed).path("amount").asLong()).isPositive().isEqualTo(estimated(guest, product(0)));
    }

    @Test
    void aMemberIsWhoeverIsSignedInWhateverIsClaimed() {
        StoreClient chen = guest.basic("chen", "demo");

        JsonNode told = product(agent(chen), product(0), "");
        JsonNode claiming = product(agent(chen), product(0), claiming("com.example.gold", CLAIM));

        assertThat(told).isEqualTo(claiming);
        JsonNode tier = chen.get(ME).body().path("tier");
        assertThat(membership(told).path("provisional").asBoolean()).isFalse();
        assertThat(membership(told).path("tiers").path(0).path("id").asText())
                .isEqualTo(tier.path("code").asText())
                .isNotEmpty();
        assertThat(membership(told).path("tiers").path(0).path("benefits").findValuesAsText("id"))
                .contains("earning-multiplier");
        assertThat(forecast(told).path("amount").asLong()).isEqualTo(estimated(chen, product(0)));
        assertThat(forecast(told).path("breakdown").findValuesAsText("benefit_id"))
                .containsOnly("earning-multiplier");
    }

    @Test
    void nothingTellsOneMemberFromAnother() {
        JsonNode one = product(agent(aShopper()), product(0), "");
        JsonNode other = product(agent(aShopper()), product(0), "");

        assertThat(membership(one)).isEqualTo(membership(other));
        assertThat(membership(one).path("tiers").isEmpty()).isTrue();
    }

    @Test
    void wordsAreInTheLanguageOfTheRequest() {
        StoreClient chinese = agent(guest.basic("chen", "demo")).with("Accept-Language", "zh-CN");

        JsonNode told = membership(product(chinese, product(0), ""));

        assertThat(told.path("name").asText()).isEqualTo("积分计划");
        assertThat(told.path("tiers").path(0).path("benefits").findValuesAsText("description"))
                .anyMatch(text -> text.contains("倍积分"));
    }

    @Test
    void whatIsFoundAndLookedUpHasTheMembershipWithoutAForecast() {
        StoreClient agent = agent(aShopper());
        JsonNode product = product(0);
        String sku = "sku_" + product.path("skus").path(0).path("id");
        String id = "prod_" + product.path("id");

        JsonNode found = asked(agent, "found", "/catalog/search", "{\"query\":\"\",\"pagination\":{\"limit\":3}}");
        JsonNode next = asked(
                agent,
                "found",
                "/catalog/search",
                "{\"query\":\"\",\"pagination\":{\"limit\":3,\"cursor\":"
                        + found.path("pagination").path("cursor") + "}}");
        JsonNode known = asked(
                agent,
                "found",
                "/catalog/lookup",
                "{\"ids\":[\"" + id + "\",\"" + sku + "\",\"" + id + "\",\"prod_999999999\"]}");

        assertThat(found.path("products").findValuesAsText("id"))
                .doesNotContainAnyElementsOf(next.path("products").findValuesAsText("id"));
        assertThat(membership(found).path("rewards").path(0).has("earning_forecast"))
                .isFalse();
        assertThat(known.path("products").size()).isEqualTo(1);
        assertThat(known.at("/products/0/variants/0/inputs").findValuesAsText("match"))
                .containsExactly("featured", "exact");
        assertThat(known.at("/messages/0/content").asText()).isEqualTo("prod_999999999");
    }

    @Test
    void filtersLeaveOutWhatIsNotAskedFor() {
        JsonNode product = product(0);
        long pence = pence(product.path("price"));
        String category = product.path("category").asText();

        JsonNode found = asked(
                agent(guest),
                "found",
                "/catalog/search",
                "{\"filters\":{\"categories\":[\"" + category + "\"],\"price\":{\"min\":" + pence + ",\"max\":" + pence
                        + "}},\"context\":{\"currency\":\"GBP\"},\"pagination\":{\"limit\":50}}");

        assertThat(found.path("products").findValuesAsText("id")).contains("prod_" + product.path("id"));
        found.path("products").forEach(one -> {
            assertThat(one.at("/categories/0/value").asText()).isEqualTo(category);
            assertThat(one.at("/price_range/min/amount").asLong()).isEqualTo(pence);
        });
    }

    @Test
    void aCartIsOpenedReplacedReadAndGivenUp() {
        StoreClient shopper = aShopper();
        StoreClient agent = agent(shopper);
        JsonNode cart = opened(agent, lines(product(0), 2, product(1), 1));

        JsonNode replaced = answered(
                agent.send("PUT", ROOT + "/carts/" + id(cart), lines(product(1), 3, product(2), 1)), "cart", 200);
        JsonNode read = answered(agent.get(ROOT + "/carts/" + id(cart)), "cart", 200);

        assertThat(read).isEqualTo(replaced);
        assertThat(read.path("line_items").findValuesAsText("quantity")).containsExactly("3", "1");
        assertThat(read.at("/line_items/0/id")).isEqualTo(cart.at("/line_items/1/id"));
        JsonNode own = shopper.get("/api/v1/cart?cart=" + number(cart)).body();
        assertThat(read.path("totals")
                        .path(read.path("totals").size() - 1)
                        .path("amount")
                        .asLong())
                .isEqualTo(pence(own.path("total")));
        assertThat(forecast(read).path("amount").asLong()).isEqualTo(earned(shopper, number(cart)));
        assertThat(answered(agent.post(ROOT + "/carts/" + id(cart) + "/cancel", "{}"), "cart", 200))
                .isEqualTo(read);
        assertThat(refused(agent.get(ROOT + "/carts/" + id(cart)))).isEqualTo("not_found");
    }

    @Test
    void anothersCartIsNotThere() {
        JsonNode cart = opened(agent(aShopper()), lines(product(0), 1));
        StoreClient other = agent(aShopper());

        assertThat(refused(other.get(ROOT + "/carts/" + id(cart)))).isEqualTo("not_found");
        assertThat(refused(other.send("PUT", ROOT + "/carts/" + id(cart), lines())))
                .isEqualTo("not_found");
        assertThat(refused(other.post(ROOT + "/carts/" + id(cart) + "/cancel", "{}")))
                .isEqualTo("not_found");
        assertThat(refused(other.post(ROOT + "/checkout-sessions", "{\"cart_id\":\"" + id(cart) + "\"}")))
                .isEqualTo("not_found");
        assertThat(refused(other.get(ROOT + "/checkout-sessions/" + id(cart)))).isEqualTo("not_found");
    }

    @Test
    void aCartWithSomethingThatIsNotSoldIsNotOpenedAtAll() {
        StoreClient shopper = aShopper();
        String body = lines(product(0), 1).replace("]}", ",{\"item\":{\"id\":\"sku_999999999\"},\"quantity\":1}]}");

        assertThat(refused(agent(shopper).post(ROOT + "/carts", body))).isEqualTo("item_unavailable");
        assertThat(shopper.get("/api/v1/cart").body().path("id").isNull()).isTrue();
    }

    @Test
    void aGuestHasNoCart() {
        Reply reply = agent(guest).post(ROOT + "/carts", lines(product(0), 1));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).isPresent();
    }

    @Test
    void theBuyerPaysAndEarnsWhatTheAgentWasTold() {
        StoreClient shopper = aMemberWith(1000);
        StoreClient agent = agent(shopper);
        JsonNode cart = opened(agent, lines(product(0), 2, product(1), 1));
        apply(shopper, "{\"points\":100}");

        JsonNode checkout =
                checkout(agent.post(ROOT + "/checkout-sessions", "{\"cart_id\":" + cart.path("id") + "}"), 201);
        JsonNode tried = checkout(agent.post(ROOT + "/checkout-sessions/" + id(cart) + "/complete", "{}"), 200);
        JsonNode placed =
                shopper.post(CHECKOUT + "?cart=" + number(cart), APPROVED).body();
        JsonNode done = checkout(agent.get(ROOT + "/checkout-sessions/" + id(cart)), 200);

        assertThat(id(checkout)).isEqualTo(id(cart));
        assertThat(checkout.path("status").asText()).isEqualTo("requires_escalation");
        assertThat(tried).isEqualTo(checkout);
        assertThat(placed.path("pointsSpent").asLong()).isEqualTo(100);
        assertThat(placed.path("pointsEarned").asLong())
                .isEqualTo(forecast(checkout).path("amount").asLong())
                .isPositive();
        assertThat(done.path("status").asText()).isEqualTo("completed");
        assertThat(done.path("order").path("id").asText())
                .isEqualTo(placed.path("orderNumber").asText());
        assertThat(done.has("loyalty")).isFalse();
        assertThat(agent.post(ROOT + "/checkout-sessions/" + id(cart) + "/cancel", "{}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void aCheckoutOfNothingIsIncompleteAndCanBeGivenUp() {
        StoreClient agent = agent(aShopper());
        JsonNode empty = checkout(agent.post(ROOT + "/checkout-sessions", lines()), 201);
        JsonNode filled =
                checkout(agent.send("PUT", ROOT + "/checkout-sessions/" + id(empty), lines(product(0), 1)), 200);
        JsonNode gone = checkout(agent.post(ROOT + "/checkout-sessions/" + id(empty) + "/cancel", "{}"), 200);

        assertThat(empty.path("status").asText()).isEqualTo("incomplete");
        assertThat(filled.path("status").asText()).isEqualTo("requires_escalation");
        assertThat(gone.path("status").asText()).isEqualTo("canceled");
        assertThat(refused(agent.get(ROOT + "/checkout-sessions/" + id(empty)))).isEqualTo("not_found");
    }

    /** A thousand more, without HTTP, are in {@code ThousandForecastsInTheStoreTest}. */
    @Test
    void randomCartsEarnWhatTheirAgentWasTold() {
        Random random = new Random(SEED);
        JsonNode products = guest.get("/api/v1/products?limit=50").body().path("items");
        StoreClient chen = guest.basic("chen", "demo");
        for (int number = 0; number < CARTS; number++) {
            StoreClient shopper = number % 2 == 0 ? chen : aShopper();
            JsonNode cart = opened(
                    agent(shopper),
                    lines(
                            products.path(random.nextInt(25)), 1 + random.nextInt(5),
                            products.path(25 + random.nextInt(25)), 1 + random.nextInt(5)));
            JsonNode placed =
                    shopper.post(CHECKOUT + "?cart=" + number(cart), APPROVED).body();

            assertThat(placed.path("pointsEarned").asLong())
                    .as("cart %s of seed %s: %s", number, SEED, cart)
                    .isEqualTo(forecast(cart).path("amount").asLong());
        }
    }

    private static JsonNode checkout(Reply reply, int status) {
        return answered(reply, "checkout", status);
    }

    private static String refused(Reply reply) {
        return answered(reply, "refused", 200).at("/messages/0/code").asText();
    }

    private static long estimated(StoreClient shopper, JsonNode product) {
        return shopper.get("/api/v1/loyalty/earnings/estimate?productId=" + product.path("id"))
                .body()
                .path("points")
                .asLong();
    }

    private static long earned(StoreClient shopper, String cart) {
        return shopper.get("/api/v1/loyalty/cart/earnings?cart=" + cart)
                .body()
                .path("points")
                .asLong();
    }
}
