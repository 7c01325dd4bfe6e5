package org.pointsmall.demo.store.repeat;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.store.problem.StoreProblem;

/**
 * The key by which a request can be sent again, as draft-ietf-httpapi-idempotency-key-header-07 has it: a string in
 * quotes. A bare one is taken too, and is the same key.
 */
public final class RepeatKey {

    public static final String HEADER = "Idempotency-Key";

    /** A string of RFC 8941: what can be printed of ASCII, with a backslash before a quote or a backslash. */
    private static final Pattern QUOTED = Pattern.compile("\"(?:[ !#-\\[\\]-~]|\\\\[\"\\\\])*+\"");

    private static final Pattern BARE = Pattern.compile("[!#-~][ -~]*+");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    private RepeatKey() {}

    /**
     * The key that a header names; nothing without the header.
     *
     * @param longest at most so many characters
     * @throws StoreProblem INVALID_VALUE
     */
    public static Optional<String> of(@Nullable String header, int longest) {
        if (header == null) {
            return Optional.empty();
        }
        String key = header.length() <= 2 * longest + 2 ? read(header.strip()) : "";
        if (key.isBlank() || key.length() > longest) {
            throw StoreProblem.invalid(HEADER);
        }
        return Optional.of(key);
    }

    private static String read(String header) {
        if (QUOTED.matcher(header).matches()) {
            return ESCAPED.matcher(header.substring(1, header.length() - 1)).replaceAll("$1");
        }
        return BARE.matcher(header).matches() ? header : "";
    }
}
