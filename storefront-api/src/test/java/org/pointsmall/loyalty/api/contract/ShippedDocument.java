package org.pointsmall.loyalty.api.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The document of our resources alone, made of what springdoc says of a whole store. */
public final class ShippedDocument {
    public static final String ROOT = "/api/v1/loyalty";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHEMAS = "#/components/schemas/";
    private static final String INTRODUCTION =
            """
            What shoppers of a store do with their points.

            - **Who asks.** The member is the store's current customer; nobody can name another one. Sign in as the store \
            has it: with its session's cookie and CSRF token in a page, by HTTP Basic or a bearer token in a script.
            - **Points** are whole numbers. **Money** is an amount as a string and a currency. **Times** are ISO 8601.
            - **Refusals** are problem documents (RFC 9457) with a stable `code` and what was compared as further members, \
            in the language of `Accept-Language` (`en`, `zh-CN`). Each operation lists the codes that it answers with.
            - **Lists** come in pages: `next` is the `cursor` of the page after; null on the last one.
            - **Repeats.** A request with an `Idempotency-Key` that was carried out is answered as it was, with \
            `Idempotency-Replayed: true`. The same key with another request is refused with `IDEMPOTENCY_KEY_REUSED`.
            - **Unknown fields** in a request are refused with `UNKNOWN_FIELD`. Answers may get further fields at any time.
            """;

    private ShippedDocument() {}

    public static JsonNode read() {
        try (InputStream in =
                ShippedDocument.class.getResourceAsStream("/org/pointsmall/loyalty/api/document/openapi.json")) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Our part of a store's document: paths below the root, and the schemas that these use. */
    public static JsonNode of(JsonNode store) {
        ObjectNode document = JSON.createObjectNode();
        document.put("openapi", store.path("openapi").asText());
        document.putObject("info")
                .put("title", "Points Mall")
                .put("version", "1")
                .put("description", INTRODUCTION);
        document.putArray("servers").addObject().put("url", ROOT);
        ObjectNode paths = document.putObject("paths");
        store.path("paths").fields().forEachRemaining(path -> {
            if (path.getKey().startsWith(ROOT + "/")) {
                paths.set(path.getKey().substring(ROOT.length()), path.getValue());
            }
        });
        ObjectNode schemas = document.putObject("components").putObject("schemas");
        Deque<String> open = new ArrayDeque<>(references(paths));
        while (!open.isEmpty()) {
            String name = open.pop();
            if (!schemas.has(name)) {
                JsonNode schema = store.path("components").path("schemas").path(name);
                if (schema.isMissingNode()) {
                    throw new IllegalStateException("no schema " + name);
                }
                schemas.set(name, schema);
                open.addAll(references(schema));
            }
        }
        return document;
    }

    /** In one order, so that nothing but a change of the contract changes the text. */
    public static String text(JsonNode document) {
        try {
            return JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
                            .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                            .writeValueAsString(JSON.treeToValue(document, Map.class))
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> references(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.findValuesAsText("$ref").forEach(reference -> names.add(reference.substring(SCHEMAS.length())));
        return names;
    }
}
