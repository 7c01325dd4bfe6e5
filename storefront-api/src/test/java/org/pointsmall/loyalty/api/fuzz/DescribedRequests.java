package org.pointsmall.loyalty.api.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;

/**
 * Makes requests of what an OpenAPI document describes: right ones, and ones with a value that is missing, odd or of another
 * kind. The same ones for the same seed.
 */
public final class DescribedRequests {
    private static final List<String> WORDS = List.of("max", "0", "100", "500", "1000", "all", "goods", "en", "gold");
    private static final int KEYS = 40;

    private final Random random;
    private final OddValues odd;
    private final JsonNode document;
    private final String root;
    private final List<Long> ids;
    private final List<Described> operations = new ArrayList<>();

    private record Described(String method, String path, JsonNode operation) {}

    /**
     * @param root what comes before each path of the document
     * @param ids that name something in this store
     */
    public DescribedRequests(long seed, JsonNode document, String root, List<Long> ids) {
        random = new Random(seed);
        odd = new OddValues(random);
        this.document = document;
        this.root = root;
        this.ids = ids;
        document.path("paths").fields().forEachRemaining(path -> path.getValue()
                .fields()
                .forEachRemaining(operation -> operations.add(new Described(
                        operation.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey(), operation.getValue()))));
    }

    public int operations() {
        return operations.size();
    }

    /** @param identity headers that say who asks */
    public DescribedRequest next(int number, List<String> identity) {
        Described described = operations.get(number % operations.size());
        boolean broken = oneIn(3);
        String path = described.path();
        StringJoiner query = new StringJoiner("&");
        List<String> headers = new ArrayList<>(identity);
        for (JsonNode parameter : described.operation().path("parameters")) {
            String name = parameter.path("name").asText();
            String value = broken && oneIn(3) ? oddText() : value(parameter.path("schema"));
            switch (parameter.path("in").asText()) {
                case "path" ->
                    path = path.replace("{" + name + "}", encoded(value).replace("+", "%20"));
                case "query" -> {
                    if (broken ? !oneIn(3) : parameter.path("required").asBoolean() || oneIn(2)) {
                        query.add(name + "=" + encoded(value));
                    }
                }
                default ->
                    header(name, broken, parameter.path("required").asBoolean()).ifPresent(headers::add);
            }
        }
        if (broken && oneIn(6)) {
            query.add(encoded(oddText()) + "=" + encoded(oddText()));
        }
        String body = body(described.operation().path("requestBody"), broken);
        if (!body.isEmpty()) {
            headers.add("Content-Type: " + (broken && oneIn(10) ? "text/plain" : "application/json"));
        }
        String target = root + path + (query.length() == 0 ? "" : "?" + query);
        return new DescribedRequest(described.operation(), described.method(), target, List.copyOf(headers), body);
    }

    private java.util.Optional<String> header(String name, boolean broken, boolean required) {
        if (name.equals("Idempotency-Key")) {
            boolean given = broken ? !oneIn(4) : required || oneIn(2);
            String key = "\"key-" + random.nextInt(KEYS) + "\"";
            return given
                    ? java.util.Optional.of(name + ": " + (broken && oneIn(4) ? "\"" : key))
                    : java.util.Optional.empty();
        }
        return oneIn(2) ? java.util.Optional.of(name + ": " + (oneIn(2) ? "zh-CN" : "en")) : java.util.Optional.empty();
    }

    private String body(JsonNode described, boolean broken) {
        if (described.isMissingNode()
                || (broken ? oneIn(8) : !described.path("required").asBoolean() && oneIn(3))) {
            return "";
        }
        String right = json(described.path("content").path("application/json").path("schema"), broken);
        return broken && oneIn(10) ? right.substring(0, random.nextInt(right.length() + 1)) : right;
    }

    private String json(JsonNode given, boolean broken) {
        JsonNode schema = resolved(given);
        if (broken && oneIn(6)) {
            return odd.json().replaceAll("[\u0080-\u00ff]", "?");
        }
        return switch (schema.path("type").asText()) {
            case "object" -> object(schema, broken);
            case "array" ->
                "[" + json(schema.path("items"), broken) + (oneIn(3) ? "," + json(schema.path("items"), broken) : "")
                        + "]";
            case "integer", "number", "boolean" -> value(schema);
            default -> "\"" + value(schema).replace("\\", "").replace("\"", "") + "\"";
        };
    }

    private String object(JsonNode schema, boolean broken) {
        StringJoiner fields = new StringJoiner(",", "{", "}");
        for (Iterator<Map.Entry<String, JsonNode>> each =
                        schema.path("properties").fields();
                each.hasNext(); ) {
            Map.Entry<String, JsonNode> field = each.next();
            boolean required = schema.path("required").findValuesAsText("").isEmpty()
                    && schema.path("required").toString().contains('"' + field.getKey() + '"');
            if (broken ? !oneIn(4) : required || oneIn(2)) {
                fields.add('"' + field.getKey() + "\":" + json(field.getValue(), broken));
            }
        }
        if (broken && oneIn(6)) {
            fields.add("\"unknown\":1");
        }
        return fields.toString();
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode one = schema.has("allOf") ? schema.path("allOf").path(0) : schema;
        return one.has("$ref") ? document.at(one.path("$ref").asText().substring(1)) : one;
    }

    private String value(JsonNode schema) {
        JsonNode choices = schema.path("enum");
        if (choices.isArray()) {
            return choices.path(random.nextInt(choices.size())).asText();
        }
        return switch (schema.path("type").asText()) {
            case "integer", "number" -> number(schema);
            case "boolean" -> String.valueOf(random.nextBoolean());
            default -> WORDS.get(random.nextInt(WORDS.size()));
        };
    }

    private String number(JsonNode schema) {
        if (schema.has("maximum")) {
            int least = schema.path("minimum").asInt();
            return String.valueOf(least + random.nextInt(schema.path("maximum").asInt() - least + 1));
        }
        return oneIn(3) ? String.valueOf(1 + random.nextInt(5)) : String.valueOf(ids.get(random.nextInt(ids.size())));
    }

    private String oddText() {
        return oneIn(3)
                ? odd.bytes(1 + random.nextInt(8), "\r\n")
                : odd.one(List.of(
                        "",
                        "-1",
                        "0",
                        "1.5",
                        "9".repeat(20),
                        "%",
                        "'",
                        "max",
                        "\u4e2d",
                        "null",
                        "x".repeat(300),
                        "../me",
                        "1;a=b"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }
}
