package org.pointsmall.loyalty.outbox.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import org.pointsmall.loyalty.outbox.Facts;

/** Facts as they are stored: an object of numbers and texts. */
final class FactsJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build();

    private FactsJson() {}

    static String write(Facts facts) {
        try {
            return MAPPER.writeValueAsString(facts.values());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no facts: " + facts, e);
        }
    }

    static Facts read(String json) {
        try {
            return new Facts(MAPPER.readValue(json, new TypeReference<LinkedHashMap<String, Object>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the outbox holds no facts: " + json, e);
        }
    }
}
