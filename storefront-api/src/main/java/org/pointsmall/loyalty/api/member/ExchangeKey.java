package org.pointsmall.loyalty.api.member;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.problem.Problem;
import org.pointsmall.loyalty.api.problem.ProblemCode;
import org.pointsmall.loyalty.api.problem.ProblemException;
import org.pointsmall.loyalty.reward.ExchangeRequest;

/**
 * The client's own name for a request, by draft-ietf-httpapi-idempotency-key-header-07: a string of RFC 8941 in quotes; a
 * bare one is taken too.
 */
final class ExchangeKey {
    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]+");

    private ExchangeKey() {}

    static String required(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw new ProblemException(Problem.of(ProblemCode.IDEMPOTENCY_KEY_MISSING));
        }
        String text = header.strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        String key = quoted
                ? text.substring(1, text.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
                : text;
        if (key.isBlank()
                || key.length() > ExchangeRequest.LONGEST_KEY
                || !PRINTABLE.matcher(key).matches()) {
            throw new ProblemException(Problem.invalid(HEADER));
        }
        return key;
    }
}
