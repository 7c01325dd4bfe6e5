package org.pointsmall.loyalty.stock;

import java.util.regex.Pattern;

/** Names what is limited, the same for ever: {@code offer:7}, {@code product:12}, {@code offer:7:first}. */
public record StockKey(String value) implements Comparable<StockKey> {
    private static final Pattern VALUE = Pattern.compile("[a-z]{1,20}:[0-9]{1,19}(:[a-z]{1,10})?");

    public StockKey {
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("names nothing that is limited: " + value);
        }
    }

    /** Of a thing by its kind and id: {@code offer:7}. */
    public static StockKey of(String kind, long id) {
        return new StockKey(kind + ":" + id);
    }

    /** A part of it that is limited by itself: {@code offer:7:first}. */
    public StockKey part(String part) {
        return new StockKey(value + ":" + part);
    }

    @Override
    public int compareTo(StockKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
