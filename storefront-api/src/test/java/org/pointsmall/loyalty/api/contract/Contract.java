package org.pointsmall.loyalty.api.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * What a document promises of answers. Stricter than a client may be: an answer has nothing that is not described, and a
 * refusal no code that its operation does not list.
 */
public final class Contract {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V201909);

    private final JsonNode document;
    private final JsonNode definitions;
    private final Map<PathPattern, JsonNode> paths;
    private final Map<String, JsonSchema> known = new ConcurrentHashMap<>();

    public Contract(JsonNode document) {
        this.document = document;
        this.definitions = strict(document.path("components").path("schemas"), true);
        Map<PathPattern, JsonNode> read = new java.util.TreeMap<>();
        document.path("paths")
                .fields()
                .forEachRemaining(
                        path -> read.put(PathPatternParser.defaultInstance.parse(path.getKey()), path.getValue()));
        this.paths = read;
    }

    public static Contract shipped() {
        return new Contract(ShippedDocument.read());
    }

    /** The path of the server, before all paths. */
    public String root() {
        return document.path("servers").path(0).path("url").asText();
    }

    public JsonNode document() {
        return document;
    }

    /** The operation of a request, if the document has it; the path without the server's. */
    public Optional<JsonNode> operation(String method, String path) {
        PathContainer asked = PathContainer.parsePath(path);
        return paths.entrySet().stream()
                .filter(one -> one.getKey().matches(asked))
                .findFirst()
                .map(one -> one.getValue().get(method.toLowerCase(Locale.ROOT)));
    }

    /** What an answer has against the document; nothing where it keeps it. */
    public Set<String> brokenBy(JsonNode operation, int status, Function<String, String> headers, String body) {
        JsonNode response = operation.path("responses").get(String.valueOf(status));
        if (response == null) {
            return Set.of("no answer of " + status + " is described: " + body);
        }
        Set<String> broken = new LinkedHashSet<>();
        response.path("headers").fields().forEachRemaining(header -> {
            if (header.getValue().path("required").asBoolean() && headers.apply(header.getKey()) == null) {
                broken.add(status + " without the header " + header.getKey());
            }
        });
        JsonNode content = response.path("content");
        String type = headers.apply("Content-Type");
        if (content.isEmpty()) {
            if (!body.isEmpty()) {
                broken.add(status + " has a body, and none is described: " + body);
            }
            return broken;
        }
        JsonNode described = type == null ? null : content.get(type.replaceFirst("\\s*;.*", ""));
        if (described == null) {
            broken.add(status + " is " + type + ", and described as " + names(content));
            return broken;
        }
        broken.addAll(invalid(described.path("schema"), body));
        return broken;
    }

    /** What a text of JSON has against a schema of this document. */
    public Set<String> invalid(JsonNode schema, String body) {
        try {
            return known
                    .computeIfAbsent(schema.toString(), same -> compiled(schema))
                    .validate(JSON.readTree(body))
                    .stream()
                    .map(ValidationMessage::getMessage)
                    .map(message -> message + " in " + body)
                    .collect(Collectors.toSet());
        } catch (JsonProcessingException e) {
            return Set.of("no JSON: " + body);
        }
    }

    private JsonSchema compiled(JsonNode schema) {
        ObjectNode whole = (ObjectNode) strict(schema, false);
        whole.set("components", JSON.createObjectNode().set("schemas", definitions));
        return SCHEMAS.getSchema(whole);
    }

    /** As JSON Schema has it: null is a type of its own, and an object that names its members has no others. */
    private static JsonNode strict(JsonNode node, boolean closed) {
        if (node instanceof ArrayNode list) {
            ArrayNode copy = JSON.createArrayNode();
            list.forEach(one -> copy.add(strict(one, closed)));
            return copy;
        }
        if (!(node instanceof ObjectNode)) {
            return node;
        }
        ObjectNode copy = JSON.createObjectNode();
        node.fields().forEachRemaining(field -> copy.set(field.getKey(), strict(field.getValue(), closed)));
        copy.remove("example");
        if (closed
                && copy.path("properties").isObject()
                && !copy.path("type").isMissingNode()
                && !copy.has("additionalProperties")) {
            copy.put("additionalProperties", false);
        }
        if (copy.path("nullable").isBoolean()) {
            copy.remove("nullable");
            ObjectNode either = JSON.createObjectNode();
            either.putArray("anyOf").add(copy).addObject().put("type", "null");
            return node.path("nullable").asBoolean() ? either : copy;
        }
        return copy;
    }

    private static String names(JsonNode node) {
        StringBuilder names = new StringBuilder();
        for (Iterator<String> name = node.fieldNames(); name.hasNext(); ) {
            names.append(name.next()).append(' ');
        }
        return names.toString();
    }
}
