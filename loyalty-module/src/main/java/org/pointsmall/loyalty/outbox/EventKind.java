package org.pointsmall.loyalty.outbox;

import java.util.regex.Pattern;

/**
 * The name of what can happen, such as {@code POINTS_EARNED}; who makes it happen declares it, and never changes it.
 *
 * @param name 1 to {@value #LONGEST} capital letters and underscores
 */
public record EventKind(String name) {
    private static final int LONGEST = 40;
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z_]{0," + (LONGEST - 1) + "}");

    public EventKind {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name of an event: " + name);
        }
    }
}
