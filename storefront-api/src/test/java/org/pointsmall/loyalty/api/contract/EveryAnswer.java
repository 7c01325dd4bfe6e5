package org.pointsmall.loyalty.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds each answer that a test gets of our resources against the shipped document. With {@code -Dcontract.record=FILE} the
 * fullest successes are written there, for examples.
 */
public final class EveryAnswer implements ResultHandler {
    private static final Contract CONTRACT = Contract.shipped();
    private static final String RECORD = System.getProperty("contract.record");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectNode RECORDED = JSON.createObjectNode();

    private final String root;

    /** @param root where our resources are in this store */
    public EveryAnswer(String root) {
        this.root = root;
    }

    @Override
    public void handle(MvcResult result) throws Exception {
        MockHttpServletRequest request = result.getRequest();
        MockHttpServletResponse response = result.getResponse();
        if (!request.getRequestURI().startsWith(root + "/")) {
            return;
        }
        Optional<JsonNode> operation =
                CONTRACT.operation(request.getMethod(), request.getRequestURI().substring(root.length()));
        String body = response.getContentAsString(StandardCharsets.UTF_8);
        if (operation.isPresent()) {
            record(operation.get(), request, response.getStatus(), body);
            assertThat(CONTRACT.brokenBy(operation.get(), response.getStatus(), response::getHeader, body))
                    .as("%s %s against the OpenAPI document", request.getMethod(), request.getRequestURI())
                    .isEmpty();
        }
    }

    private static void record(JsonNode operation, MockHttpServletRequest request, int status, String body)
            throws Exception {
        if (RECORD == null || status >= 300) {
            return;
        }
        synchronized (RECORDED) {
            ObjectNode of = RECORDED.with(operation.path("operationId").asText());
            String asked = request.getContentAsByteArray() == null
                    ? null
                    : new String(request.getContentAsByteArray(), StandardCharsets.UTF_8);
            if (asked != null && asked.length() > of.path("request").toString().length() - 1) {
                of.set("request", JSON.readTree(asked));
            }
            if (!body.isEmpty()
                    && body.length()
                            > of.path(String.valueOf(status)).toString().length()) {
                of.set(String.valueOf(status), JSON.readTree(body));
            }
            Files.writeString(Path.of(RECORD), ShippedDocument.text(RECORDED));
        }
    }
}
