package org.pointsmall.demo.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.pointsmall.demo.store.StoreClient.Reply;

import static org.assertj.core.api.Assertions.assertThat;

/** Agents of the sample platform, and of others that the demo has in tests alone. Each answer is held to its schema. */
abstract class AgentsFixture extends PointsFixture {
    static final String ROOT = "/api/ucp/v1";
    static final String CLAIM = "org.pointsmall.demo";
    static final String VERSION = "2026-08-22";
    static final String LOYALTY = "dev.ucp.common.loyalty";
    private static final AgentSchemas SCHEMAS = new AgentSchemas();

    /** The agent of a platform whose profile the store has at this name. */
    StoreClient agent(StoreClient shopper, String profile) {
        return shopper.with("UCP-Agent", "profile=\"http://127.0.0.1:" + port + "/shop/agents/" + profile + ".json\"");
    }

    StoreClient agent(StoreClient shopper) {
        return agent(shopper, "sample");
    }

    JsonNode asked(StoreClient agent, String kind, String path, String body) {
        return answered(agent.post(ROOT + path, body), kind, 200);
    }

    static JsonNode answered(Reply reply, String kind, int status) {
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(status);
        assertThat(SCHEMAS.brokenBy(kind, reply.body()))
                .as(kind + ": " + reply.response().body())
                .isEmpty();
        return reply.body();
    }

    JsonNode product(StoreClient agent, JsonNode product, String more) {
        return asked(agent, "detail", "/catalog/product", "{\"id\":\"prod_" + product.path("id") + "\"" + more + "}");
    }

    static String claiming(String... claims) {
        return ",\"context\":{\"eligibility\":["
                + String.join(
                        ",", Stream.of(claims).map(claim -> "\"" + claim + "\"").toList())
                + "]}";
    }

    /** The line items of a request: SKUs of these products, and how many of each. */
    static String lines(Object... productsAndQuantities) {
        StringBuilder lines = new StringBuilder("{\"line_items\":[");
        for (int i = 0; i < productsAndQuantities.length; i += 2) {
            lines.append(i == 0 ? "" : ",")
                    .append("{\"item\":{\"id\":\"sku_")
                    .append(((JsonNode) productsAndQuantities[i])
                            .path("skus")
                            .path(0)
                            .path("id"))
                    .append("\"},\"quantity\":")
                    .append(productsAndQuantities[i + 1])
                    .append('}');
        }
        return lines.append("]}").toString();
    }

    JsonNode opened(StoreClient agent, String lines) {
        return answered(agent.post(ROOT + "/carts", lines), "cart", 201);
    }

    static JsonNode membership(JsonNode answer) {
        return answer.path("loyalty").path(CLAIM);
    }

    static JsonNode forecast(JsonNode answer) {
        JsonNode forecast = membership(answer).path("rewards").path(0).path("earning_forecast");
        long steps = 0;
        for (JsonNode step : forecast.path("breakdown")) {
            steps += step.path("amount").asLong();
        }
        assertThat(steps).as("%s", forecast).isEqualTo(forecast.path("amount").asLong());
        return forecast;
    }

    static String id(JsonNode answer) {
        return answer.path("id").asText();
    }

    /** As the store's own API has it. */
    static String number(JsonNode cart) {
        return id(cart).substring("cart_".length());
    }
}
