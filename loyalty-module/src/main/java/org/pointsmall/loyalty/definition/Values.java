package org.pointsmall.loyalty.definition;

import java.util.IdentityHashMap;
import java.util.Map;

/** The values of some parts, of which a whole is made. */
public final class Values {
    private final Map<Part<?>, Object> values = new IdentityHashMap<>();

    Values() {}

    <V> void put(Part<V> part, V value) {
        values.put(part, value);
    }

    /** The part's value. */
    @SuppressWarnings("unchecked")
    public <V> V get(Part<V> part) {
        if (!values.containsKey(part)) {
            throw new IllegalArgumentException("no part of this: " + part.path());
        }
        return (V) values.get(part);
    }
}
