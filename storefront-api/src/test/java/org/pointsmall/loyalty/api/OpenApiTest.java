package org.pointsmall.loyalty.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.api.contract.Contract;
import org.pointsmall.loyalty.api.contract.ShippedDocument;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** What springdoc makes of the controllers in a store that has it. */
@ApiTest
@Import(SpringdocInstalled.class)
class OpenApiTest {
    private static final Path SHIPPED = Path.of("src/main/resources/org/pointsmall/loyalty/api/document/openapi.json");

    @Autowired
    private MockMvc mvc;

    @Test
    void describesEveryResource() throws Exception {
        JsonNode document = ofThisStore();
        assertThat(answer(document, "/me", "get", "200")).endsWith("/MeJson");
        assertThat(answer(document, "/me/transactions", "get", "200")).endsWith("/TransactionsJson");
        assertThat(answer(document, "/me/expirations", "get", "200")).endsWith("/ExpirationsJson");
        assertThat(answer(document, "/cart/quote", "get", "200")).endsWith("/QuoteJson");
        assertThat(answer(document, "/cart/points", "put", "200")).endsWith("/QuoteJson");
        assertThat(answer(document, "/cart/earnings", "get", "200")).endsWith("/EarningsJson");
        assertThat(answer(document, "/earnings/estimate", "get", "200")).endsWith("/EarningsJson");
        assertThat(answer(document, "/mall/zones", "get", "200")).endsWith("/ZonesJson");
        assertThat(answer(document, "/mall/offers/{id}/exchange", "post", "200"))
                .endsWith("/ExchangedJson");
        assertThat(answer(document, "/me/rewards", "get", "200")).endsWith("/RewardsJson");
        assertThat(answer(document, "/me/rewards/{id}", "get", "200")).endsWith("/RewardJson");
        assertThat(answer(document, "/me/rewards/{id}/give-back", "post", "200"))
                .endsWith("/ExchangedJson");
        assertThat(answer(document, "/recommendations", "get", "200")).endsWith("/RecommendationsJson");
        assertThat(answer(document, "/me/preferences", "put", "200")).endsWith("/PreferencesJson");
        assertThat(document.at("/paths/~1api~1v1~1loyalty~1recommendations~1feedback/post/responses/202")
                        .isMissingNode())
                .isFalse();
        assertThat(answer(document, "/guide", "get", "200")).endsWith("/GuideJson");
        assertThat(answer(document, "/products/{productId}/flags", "get", "200"))
                .endsWith("/ProductFlagsJson");
        assertThat(document.at("/paths/~1api~1v1~1loyalty~1cart~1points/delete/responses/204/content")
                        .isMissingNode())
                .isTrue();
    }

    /** Where it is not, it is written, to be looked at and committed. */
    @Test
    void isTheDocumentThatIsShipped() throws Exception {
        String now = ShippedDocument.text(ShippedDocument.of(ofThisStore()));

        if (Files.isDirectory(SHIPPED.getParent())) {
            String before = Files.readString(SHIPPED);
            Files.writeString(SHIPPED, now);
            assertThat(now).as("openapi.json has been written anew").isEqualTo(before);
        }
        assertThat(ShippedDocument.text(ShippedDocument.read())).isEqualTo(now);
    }

    @Test
    void showsAnExampleOfEachRequestAndEachAnswer() {
        Contract contract = Contract.shipped();

        contract.document().path("paths").fields().forEachRemaining(path -> path.getValue()
                .fields()
                .forEachRemaining(operation -> operation.getValue().findParents("schema").stream()
                        .filter(one -> !one.has("name") && !one.has("description"))
                        .forEach(content -> assertThat(examples(content))
                                .as("%s %s: %s", operation.getKey(), path.getKey(), content.path("schema"))
                                .isNotEmpty()
                                .allSatisfy(example -> assertThat(
                                                contract.invalid(content.path("schema"), example.toString()))
                                        .isEmpty()))));
    }

    private static List<JsonNode> examples(JsonNode content) {
        return content.has("example")
                ? List.of(content.path("example"))
                : content.path("examples").findValues("value");
    }

    private JsonNode ofThisStore() throws Exception {
        return new ObjectMapper()
                .readTree(mvc.perform(get("/v3/api-docs"))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsByteArray());
    }

    private static String answer(JsonNode document, String path, String method, String status) {
        String escaped = ("/api/v1/loyalty" + path).replace("/", "~1");
        return document.at("/paths/" + escaped + "/" + method + "/responses/" + status
                        + "/content/application~1json/schema/$ref")
                .textValue();
    }
}
