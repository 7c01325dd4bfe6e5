package org.pointsmall.demo.store;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.pointsmall.demo.store.StoreClient.Reply;

import static org.assertj.core.api.Assertions.assertThat;

/** What store and platform have to agree on before anything is told, over HTTP. */
abstract class AgentNegotiationContract extends AgentsFixture {
    private static final String SEARCH = ROOT + "/catalog/search";
    private static final String ANYTHING = "{\"query\":\"a\"}";

    @Test
    void theStoreSaysWhatItSpeaks() {
        Reply reply = guest.get("/.well-known/ucp");

        JsonNode profile = answered(reply, "profile", 200).path("ucp");
        assertThat(reply.header("Cache-Control").orElseThrow())
                .contains("public")
                .contains("max-age=300");
        assertThat(reply.header("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(profile.path("version").asText()).isEqualTo(VERSION);
        assertThat(profile.at("/services/dev.ucp.shopping/0/endpoint").asText())
                .isEqualTo("http://127.0.0.1:" + port + ROOT);
        assertThat(profile.path("capabilities").path(LOYALTY).path(0).path("extends"))
                .hasSize(4);
        assertThat(agent(guest).post(SEARCH, ANYTHING).status()).isEqualTo(200);
    }

    @Test
    void answersNameWhatBothHaveOfTheOperation() {
        JsonNode found = asked(agent(guest), "found", "/catalog/search", ANYTHING);

        assertThat(found.path("ucp").path("capabilities").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("dev.ucp.shopping.catalog.search", LOYALTY);
    }

    @Test
    void aPlatformWithoutTheExtensionIsToldNothingOfIt() {
        StoreClient agent = agent(aShopper(), "without-loyalty");

        JsonNode product = product(agent, product(0), claiming(CLAIM));
        JsonNode cart = opened(agent, lines(product(0), 1));

        assertThat(product.has("loyalty")).isFalse();
        assertThat(cart.has("loyalty")).isFalse();
        assertThat(cart.path("ucp").path("capabilities").has(LOYALTY)).isFalse();
    }

    @Test
    void anOperationThatThePlatformDoesNotHaveIsRefusedAsAnOutcome() {
        StoreClient agent = agent(aShopper(), "catalogue-alone");

        JsonNode refused = answered(agent.post(ROOT + "/carts", lines(product(0), 1)), "refused", 200);

        assertThat(refused.at("/messages/0/code").asText()).isEqualTo("capabilities_incompatible");
        assertThat(product(agent, product(0), "").has("loyalty")).isTrue();
    }

    @Test
    void whoIsNotKnownOrSpeaksOtherwiseIsRefusedByStatus() {
        assertThat(code(guest, 400)).isEqualTo("invalid_profile_url");
        assertThat(code(guest.with("UCP-Agent", "profile=\"not an address\""), 400))
                .isEqualTo("invalid_profile_url");
        assertThat(code(guest.with("UCP-Agent", "profile=\"https://agent.example/profile.json\""), 403))
                .isEqualTo("profile_not_trusted");
        assertThat(code(guest.with("UCP-Agent", "profile=\"http://127.0.0.1:" + port + "/api/v1/session\""), 403))
                .isEqualTo("profile_not_trusted");
        assertThat(code(agent(guest, "nobody"), 424)).isEqualTo("profile_unreachable");
        assertThat(code(agent(guest, "broken"), 422)).isEqualTo("profile_malformed");
        assertThat(code(agent(guest, "of-april"), 422)).isEqualTo("version_unsupported");
    }

    @Test
    void requestsThatMakeNoSenseAreRefused() {
        StoreClient agent = agent(aShopper());

        assertThat(bad(agent, "/catalog/search", "{}")).isEqualTo("invalid_request");
        assertThat(bad(agent, "/catalog/search", "{")).isEqualTo("invalid_request");
        assertThat(bad(agent, "/catalog/lookup", "{\"ids\":[]}")).isEqualTo("invalid_request");
        assertThat(bad(agent, "/catalog/lookup", "{\"ids\":[" + "\"a\",".repeat(50) + "\"b\"]}"))
                .as("two ids, each looked up once")
                .isEmpty();
        assertThat(bad(agent, "/carts", "{}")).isEqualTo("invalid_request");
        assertThat(bad(agent, "/carts", "{\"line_items\":[null]}")).isEqualTo("invalid_request");
        assertThat(bad(agent, "/carts", lines(product(0), 0))).isEqualTo("invalid_request");
        assertThat(bad(agent, "/carts", lines(product(0), 1000))).isEqualTo("invalid_request");
    }

    private static String code(StoreClient agent, int status) {
        return answered(agent.post(SEARCH, ANYTHING), "transport", status)
                .path("code")
                .asText();
    }

    private static String bad(StoreClient agent, String path, String body) {
        Reply reply = agent.post(ROOT + path, body);
        return reply.status() == 200
                ? ""
                : answered(reply, "transport", 400).path("code").asText();
    }
}
