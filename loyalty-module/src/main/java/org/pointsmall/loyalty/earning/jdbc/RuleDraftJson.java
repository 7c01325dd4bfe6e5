package org.pointsmall.loyalty.earning.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pointsmall.loyalty.draft.Draft;
import org.pointsmall.loyalty.earning.RuleDraft;
import org.pointsmall.loyalty.refusal.Invalid;

/**
 * A rule that comes as JSON, with the fields of {@link RuleDraft}:
 *
 * <pre>{"name":"Wednesdays x1.5","active":true,"window":{"weekdays":["WEDNESDAY"]},
 *  "effect":{"kind":"MULTIPLIER","factor":1.5}}</pre>
 *
 * <p>Refused: {@code NOT_JSON}, {@code TOO_LONG} ({@code length}, {@code most}), and {@code UNKNOWN_FIELD} of each field that rules don't
 * have, so that none is left out unnoticed.
 */
public final class RuleDraftJson {
    /** Which has a form of its own, {@link org.pointsmall.loyalty.condition.jdbc.ConditionJson}. */
    private static final String CONDITION = "condition";

    private static final int LENGTH = 200_000;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Map<String, List<String>> fields = new TreeMap<>();
    private final List<Invalid> wrong = new ArrayList<>();

    private RuleDraftJson() {}

    /** What was read: a draft, or else what is wrong. */
    public record Read(Draft draft, List<Invalid> wrong) {
        public Read {
            wrong = List.copyOf(wrong);
        }
    }

    /** Never an exception. */
    public static Read read(String json) {
        if (json.length() > LENGTH) {
            return refused(
                    Invalid.of("", "TOO_LONG").with("length", json.length()).with("most", LENGTH));
        }
        try {
            JsonNode rule = JSON.readTree(json);
            if (!rule.isObject()) {
                return refused(Invalid.of("", "NOT_JSON"));
            }
            RuleDraftJson reading = new RuleDraftJson();
            reading.object("", rule);
            return new Read(Draft.of(reading.fields), reading.wrong);
        } catch (JsonProcessingException e) {
            return refused(Invalid.of("", "NOT_JSON"));
        }
    }

    private static Read refused(Invalid invalid) {
        return new Read(Draft.EMPTY, List.of(invalid));
    }

    private void object(String path, JsonNode node) {
        node.fields().forEachRemaining(field -> value(path + field.getKey(), field.getValue()));
    }

    private void value(String path, JsonNode node) {
        if (path.equals(CONDITION) && node.isObject()) {
            fields.put(path, List.of(node.toString()));
        } else if (node.isObject()) {
            object(path + ".", node);
        } else if (node.isArray() && node.size() > 0 && node.get(0).isObject()) {
            for (int i = 0; i < node.size(); i++) {
                value(path + "[" + i + "]", node.get(i));
            }
        } else if (!RuleDraft.isField(path)) {
            wrong.add(Invalid.of(path, "UNKNOWN_FIELD"));
        } else {
            List<String> texts = new ArrayList<>();
            Iterable<JsonNode> values = node.isArray() ? node : List.of(node);
            values.forEach(value -> texts.add(text(value)));
            fields.put(path, texts);
        }
    }

    /** What is neither text nor number has a text that no field takes. */
    private static String text(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        return value.isNumber()
                ? value.decimalValue().toPlainString()
                : value.isValueNode() ? value.asText() : value.toString();
    }
}
