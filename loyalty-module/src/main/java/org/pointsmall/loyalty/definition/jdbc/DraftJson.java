package org.pointsmall.loyalty.definition.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.pointsmall.loyalty.definition.DefinitionKind;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.refusal.Invalid;

/**
 * Reads a draft from JSON: objects and lists become paths. Refused: {@code NOT_JSON}, {@code TOO_LONG} ({@code length},
 * {@code most}), and {@code UNKNOWN_FIELD} of each field that such drafts don't have, so that none is left out unnoticed.
 */
public final class DraftJson {
    private static final int LENGTH = 200_000;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Predicate<String> isField;
    private final Set<String> verbatim;

    /**
     * @param isField which fields there are
     * @param verbatim those of them whose objects have a form of their own, and are taken as text
     */
    public DraftJson(Predicate<String> isField, String... verbatim) {
        this.isField = isField;
        this.verbatim = Set.of(verbatim);
    }

    /** Of definitions of a kind. */
    public DraftJson(DefinitionKind<?> kind) {
        this(kind::isField, kind.shape().verbatim().toArray(String[]::new));
    }

    /** What was read: a draft, or else what is wrong. */
    public record Read(Draft draft, List<Invalid> wrong) {
        public Read {
            wrong = List.copyOf(wrong);
        }
    }

    /** Never an exception. */
    public Read read(String json) {
        if (json.length() > LENGTH) {
            return refused(
                    Invalid.of("", "TOO_LONG").with("length", json.length()).with("most", LENGTH));
        }
        try {
            JsonNode node = JSON.readTree(json);
            if (!node.isObject()) {
                return refused(Invalid.of("", "NOT_JSON"));
            }
            Reading reading = new Reading();
            reading.object("", node);
            return new Read(Draft.of(reading.fields), reading.wrong);
        } catch (JsonProcessingException e) {
            return refused(Invalid.of("", "NOT_JSON"));
        }
    }

    private static Read refused(Invalid invalid) {
        return new Read(Draft.EMPTY, List.of(invalid));
    }

    private final class Reading {
        private final Map<String, List<String>> fields = new TreeMap<>();
        private final List<Invalid> wrong = new ArrayList<>();

        void object(String path, JsonNode node) {
            node.fields().forEachRemaining(field -> value(path + field.getKey(), field.getValue()));
        }

        private void value(String path, JsonNode node) {
            if (verbatim.contains(path) && node.isObject()) {
                fields.put(path, List.of(node.toString()));
            } else if (node.isObject()) {
                object(path + ".", node);
            } else if (node.isArray() && node.size() > 0 && node.get(0).isObject()) {
                for (int i = 0; i < node.size(); i++) {
                    value(path + "[" + i + "]", node.get(i));
                }
            } else if (!isField.test(path)) {
                wrong.add(Invalid.of(path, "UNKNOWN_FIELD"));
            } else {
                List<String> texts = new ArrayList<>();
                Iterable<JsonNode> values = node.isArray() ? node : List.of(node);
                values.forEach(value -> texts.add(text(value)));
                fields.put(path, texts);
            }
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
