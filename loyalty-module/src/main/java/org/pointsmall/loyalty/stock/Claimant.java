package org.pointsmall.loyalty.stock;

import java.util.regex.Pattern;

/** For what something is claimed, once: {@code order:4711}, {@code reward:12}. */
public record Claimant(String value) {
    /** The kind of an order of the store. */
    public static final String ORDER = "order";

    private static final Pattern VALUE = Pattern.compile("[a-z]{1,20}:[0-9]{1,19}");

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

    /** What kind of thing it is. */
    public String kind() {
        return value.substring(0, value.indexOf(':'));
    }

    /** Which one of its kind. */
    public long id() {
        return Long.parseLong(value.substring(value.indexOf(':') + 1));
    }

    @Override
    public String toString() {
        return value;
    }
}
