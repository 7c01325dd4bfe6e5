package org.pointsmall.loyalty.api.repeat;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.problem.Problem;
import org.pointsmall.loyalty.api.problem.ProblemCode;
import org.pointsmall.loyalty.api.problem.ProblemException;
import org.pointsmall.loyalty.request.RequestKey;

/**
 * The client's own name for a request, by draft-ietf-httpapi-idempotency-key-header-07: a string of RFC 8941 in quotes; a
 * bare one is taken too, and is the same name.
 */
public final class IdempotencyKey {
    public static final String HEADER = "Idempotency-Key";
    public static final String REPLAYED = "Idempotency-Replayed";

    /** What can be printed of ASCII, with a backslash before a quote or a backslash. */
    private static final Pattern QUOTED = Pattern.compile("\"(?:[ !#-\\[\\]-~]|\\\\[\"\\\\])*+\"");

    private static final Pattern BARE = Pattern.compile("[!#-~][ -~]*+");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    private IdempotencyKey() {}

    public static String required(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw new ProblemException(Problem.of(ProblemCode.IDEMPOTENCY_KEY_MISSING));
        }
        return read(header);
    }

    /** Null without the header. */
    public static @Nullable String optional(@Nullable String header) {
        return header == null ? null : read(header);
    }

    private static String read(String header) {
        String key = header.length() <= 2 * RequestKey.LONGEST + 2 ? unquoted(header.strip()) : "";
        if (key.isBlank() || key.length() > RequestKey.LONGEST) {
            throw new ProblemException(Problem.invalid(HEADER));
        }
        return key;
    }

    private static String unquoted(String header) {
        if (QUOTED.matcher(header).matches()) {
            return ESCAPED.matcher(header.substring(1, header.length() - 1)).replaceAll("$1");
        }
        return BARE.matcher(header).matches() ? header : "";
    }
}
