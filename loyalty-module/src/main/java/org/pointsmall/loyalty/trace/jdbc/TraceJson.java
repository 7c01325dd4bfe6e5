package org.pointsmall.loyalty.trace.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.trace.TraceLine;

/** An entry's trace as JSON. */
public final class TraceJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<TraceLine>> LINES = new TypeReference<>() {};

    private TraceJson() {}

    public static @Nullable String write(List<TraceLine> trace) {
        if (trace.isEmpty()) {
            return null;
        }
        try {
            return JSON.writeValueAsString(trace);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a trace that is no JSON: " + trace, e);
        }
    }

    public static List<TraceLine> read(@Nullable String json) {
        if (json == null) {
            return List.of();
        }
        try {
            return JSON.readValue(json, LINES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the journal has a trace that can't be read: " + json, e);
        }
    }
}
