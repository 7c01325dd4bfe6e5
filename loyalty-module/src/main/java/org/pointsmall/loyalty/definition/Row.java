package org.pointsmall.loyalty.definition;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a definition: values by key, in the order in which they were put. A value is a text, a number, a truth
 * value, a list of such or of rows, or a row. What is nothing is not kept.
 */
public final class Row {
    private final Map<String, Object> values;
    private final @Nullable Row around;
    private final Set<String> taken = new LinkedHashSet<>();

    private Row(Map<String, Object> values, @Nullable Row around) {
        this.values = values;
        this.around = around;
    }

    public static Row empty() {
        return new Row(new LinkedHashMap<>(), null);
    }

    /** As it was kept; rows within it are maps. */
    public static Row of(Map<String, Object> values) {
        return new Row(values, null);
    }

    /** To be kept. */
    public Map<String, Object> values() {
        return Collections.unmodifiableMap(values);
    }

    void put(String key, @Nullable Object value) {
        if (value == null || value instanceof Collection<?> many && many.isEmpty()) {
            return;
        }
        if (values.putIfAbsent(key, value) != null) {
            throw new IllegalStateException("two parts are kept as " + key);
        }
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    @Nullable
    Object take(String key) {
        taken.add(key);
        return values.get(key);
    }

    /** What must be there. */
    Object required(String key) {
        Object value = take(key);
        if (value == null) {
            throw new IllegalStateException("there is no " + key + " in " + values);
        }
        return value;
    }

    /** What must be there, or else in what is around it. */
    Object inherited(String key) {
        return around == null || has(key) ? required(key) : around.inherited(key);
    }

    @SuppressWarnings("unchecked")
    Row row(String key) {
        return new Row((Map<String, Object>) required(key), this);
    }

    @SuppressWarnings("unchecked")
    List<Row> rows(String key) {
        Object rows = take(key);
        return rows == null
                ? List.of()
                : ((List<Map<String, Object>>) rows)
                        .stream().map(row -> new Row(row, this)).toList();
    }

    /** What a part does not know must not be lost by its being saved again. */
    void requireAllTaken() {
        if (!taken.containsAll(values.keySet())) {
            throw new IllegalStateException("of " + values + " only these are known: " + taken);
        }
    }
}
