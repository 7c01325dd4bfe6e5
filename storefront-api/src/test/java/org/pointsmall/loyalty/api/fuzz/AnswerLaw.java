package org.pointsmall.loyalty.api.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.Set;

/** What every answer to a request keeps to, whatever the request. */
public final class AnswerLaw {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> LANGUAGES = Set.of("en", "zh-CN");

    private AnswerLaw() {}

    /** Which part of the law the answer breaks; nothing where it keeps it. */
    public static Optional<String> brokenBy(RawAnswer answer) {
        if (answer.status() == 0) {
            return Optional.of("no answer");
        }
        if (answer.status() >= 500) {
            return Optional.of("the server takes the blame: " + answer.status());
        }
        return answer.status() < 400 ? Optional.empty() : problem(answer);
    }

    private static Optional<String> problem(RawAnswer answer) {
        if (!answer.headers().getOrDefault("content-type", "").startsWith("application/problem+json")) {
            return Optional.of(answer.status() + " is no problem document but " + answer.headers());
        }
        if (!LANGUAGES.contains(answer.headers().get("content-language"))) {
            return Optional.of("in no language of ours: " + answer.headers().get("content-language"));
        }
        try {
            JsonNode document = JSON.readTree(answer.body());
            boolean whole = document.path("code").asText().matches("[A-Z_]+")
                    && document.path("status").asInt() == answer.status()
                    && !document.path("title").asText().isBlank()
                    && !document.path("detail").asText().isBlank()
                    && document.path("type").asText().startsWith("urn:");
            return whole ? Optional.empty() : Optional.of("not whole: " + answer.body());
        } catch (JsonProcessingException e) {
            return Optional.of("no JSON: " + answer.body());
        }
    }
}
