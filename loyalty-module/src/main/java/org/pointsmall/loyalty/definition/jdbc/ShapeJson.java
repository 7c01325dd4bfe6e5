package org.pointsmall.loyalty.definition.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.pointsmall.loyalty.definition.Row;
import org.pointsmall.loyalty.definition.Shape;

/** What definitions of a kind say as JSON, which stays as it is for years. */
final class ShapeJson<T> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Shape<T> shape;
    private final Set<String> verbatim;

    ShapeJson(Shape<T> shape) {
        this.shape = shape;
        verbatim = shape.verbatim();
    }

    String write(T terms) {
        try {
            ObjectNode kept = JSON.valueToTree(shape.keep(terms).values());
            for (String field : verbatim) {
                JsonNode text = kept.get(field);
                if (text != null) {
                    kept.set(field, JSON.readTree(text.asText()));
                }
            }
            return kept.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a definition that is no JSON: " + terms, e);
        }
    }

    T read(String json) {
        try {
            Map<String, Object> kept = new LinkedHashMap<>();
            JSON.readTree(json)
                    .fields()
                    .forEachRemaining(field -> kept.put(field.getKey(), value(field.getKey(), field.getValue())));
            return shape.whole(Row.of(kept));
        } catch (JsonProcessingException | RuntimeException e) {
            throw new IllegalStateException("there is a definition that can't be read: " + json, e);
        }
    }

    private Object value(String key, JsonNode value) {
        return verbatim.contains(key) ? value.toString() : JSON.convertValue(value, Object.class);
    }
}
