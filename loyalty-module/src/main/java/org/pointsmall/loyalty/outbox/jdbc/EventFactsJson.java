package org.pointsmall.loyalty.outbox.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import org.pointsmall.loyalty.outbox.EventFacts;

/** Facts as they are stored: an object of numbers and texts. */
final class EventFactsJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build();

    private EventFactsJson() {}

    static String write(EventFacts facts) {
        try {
            return MAPPER.writeValueAsString(facts.values());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no facts: " + facts, e);
        }
    }

    static EventFacts read(String json) {
        try {
            return new EventFacts(MAPPER.readValue(json, new TypeReference<LinkedHashMap<String, Object>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the outbox holds no facts: " + json, e);
        }
    }
}
