package org.pointsmall.demo.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What answers to agents have to be: {@code ucp/answers.schema.json}, our own writing after the protocol's draft. */
final class AgentSchemas {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private final JsonNode document;

    AgentSchemas() {
        try (InputStream stream = AgentSchemas.class.getResourceAsStream("/ucp/answers.schema.json")) {
            document = JSON.readTree(Objects.requireNonNull(stream));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the answer has against what it has to be; nothing where it is so. */
    Set<String> brokenBy(String kind, JsonNode answer) {
        if (!document.path("$defs").has(kind)) {
            throw new IllegalArgumentException("no schema of " + kind);
        }
        ObjectNode schema = document.deepCopy();
        schema.put("$ref", "#/$defs/" + kind);
        return SCHEMAS.getSchema(schema).validate(answer).stream()
                .map(ValidationMessage::getMessage)
                .collect(Collectors.toSet());
    }
}
