package org.pointsmall.loyalty.api.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openapitools.openapidiff.core.compare.OpenApiDiff;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.MarkdownRender;
import org.pointsmall.loyalty.api.problem.ProblemCode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The document against the last released one, {@code released.json}: who built on that must not break. A release replaces
 * that file; nothing else does.
 */
class ReleasedContractTest {

    @Test
    void nothingHasChangedThatClientsRelyOn() {
        ChangedOpenApi changes = changes(released(), ShippedDocument.read());

        assertThat(changes.isCompatible())
                .as(() -> new MarkdownRender().render(changes))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource
    void aBreakingChangeGoesRed(Consumer<ObjectNode> change) {
        ObjectNode changed = released();
        change.accept(changed);

        assertThat(changes(released(), changed).isIncompatible()).isTrue();
    }

    static Stream<Named<Consumer<ObjectNode>>> aBreakingChangeGoesRed() {
        return Stream.of(
                change("a path is gone", api -> at(api, "/paths").remove("/me")),
                change("an operation is gone", api -> at(api, "/paths/~1cart~1points")
                        .remove("delete")),
                change("a parameter is required", api -> ((ObjectNode) at(api, "/paths/~1me~1transactions/get")
                                .withArray("parameters")
                                .get(0))
                        .put("required", true)),
                change("a field of a request is required", api -> ((ArrayNode)
                                at(api, "/components/schemas/MallItemRequest").withArray("required"))
                        .add("quantity")),
                change("a field of an answer is gone", api -> at(api, "/components/schemas/BalanceJson/properties")
                        .remove("debt")),
                change("a field of an answer is of another type", api -> at(
                                api, "/components/schemas/MoneyJson/properties/amount")
                        .put("type", "number")),
                change("a success is another status", api -> {
                    ObjectNode responses = at(api, "/paths/~1me/get/responses");
                    responses.set("203", responses.remove("200"));
                }));
    }

    @ParameterizedTest
    @MethodSource
    void whatMayBeAddedStaysGreen(Consumer<ObjectNode> change) {
        ObjectNode changed = released();
        change.accept(changed);

        assertThat(changed).isNotEqualTo(released());
        assertThat(changes(released(), changed).isCompatible()).isTrue();
    }

    static Stream<Named<Consumer<ObjectNode>>> whatMayBeAddedStaysGreen() {
        return Stream.of(
                change("a path", api -> at(api, "/paths")
                        .set("/more", at(api, "/paths/~1guide").deepCopy())),
                change("a field of an answer", api -> at(api, "/components/schemas/MeJson/properties")
                        .putObject("more")
                        .put("type", "string")),
                change("a code", api -> ((ArrayNode) at(api, "/paths/~1me/get/responses/400/content")
                                .findParent("enum")
                                .withArray("enum"))
                        .add("MORE")),
                change("a header of an answer", api -> at(api, "/paths/~1me/get/responses/200/headers")
                        .putObject("More")
                        .putObject("schema")
                        .put("type", "string")),
                change("a status", api -> at(api, "/paths/~1me/get/responses")
                        .set("410", at(api, "/paths/~1me/get/responses/401").deepCopy())),
                change("a field of a request that may be left out", api -> at(
                                api, "/components/schemas/MallItemRequest/properties")
                        .putObject("note")
                        .put("type", "string")));
    }

    private static Named<Consumer<ObjectNode>> change(String name, Consumer<ObjectNode> change) {
        return Named.of(name, change);
    }

    private static ObjectNode at(ObjectNode document, String pointer) {
        JsonNode found = document.at(pointer);
        assertThat(found).as(pointer).isInstanceOf(ObjectNode.class);
        return (ObjectNode) found;
    }

    private static ChangedOpenApi changes(JsonNode before, JsonNode now) {
        return OpenApiDiff.compare(parsed(withoutCodes(before)), parsed(withoutCodes(now)));
    }

    /** A client has to live with codes that it does not know; to openapi-diff one more is a break. */
    private static JsonNode withoutCodes(JsonNode document) {
        JsonNode copy = document.deepCopy();
        copy.path("paths").findParents("enum").stream()
                .filter(schema -> isCode(schema.path("enum").path(0).asText()))
                .forEach(schema -> ((ObjectNode) schema).remove("enum"));
        return copy;
    }

    private static boolean isCode(String text) {
        return Arrays.stream(ProblemCode.values()).anyMatch(code -> code.name().equals(text));
    }

    private static OpenAPI parsed(JsonNode document) {
        try {
            return Json.mapper().treeToValue(document, OpenAPI.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode released() {
        try (InputStream in = ReleasedContractTest.class.getResourceAsStream("released.json")) {
            return (ObjectNode) new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
