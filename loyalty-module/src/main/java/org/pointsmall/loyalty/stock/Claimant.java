package org.pointsmall.loyalty.stock;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** For what something is claimed, once: {@code order:4711}, {@code reward:12}. */
public record Claimant(String value) {
    private static final String ORDER = "order";
    private static final Pattern VALUE = Pattern.compile("([a-z]{1,20}):([0-9]{1,19})");

    public Claimant {
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("claims nothing: " + value);
        }
    }

    /** An order of the store. */
    public static Claimant order(long orderId) {
        return of(ORDER, orderId);
    }

    /** Something else by its kind and id. */
    public static Claimant of(String kind, long id) {
        return new Claimant(kind + ":" + id);
    }

    /** The store's order, if it is one. */
    public OptionalLong orderId() {
        Matcher parts = VALUE.matcher(value);
        return parts.matches() && parts.group(1).equals(ORDER)
                ? OptionalLong.of(Long.parseLong(parts.group(2)))
                : OptionalLong.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
