package org.pointsmall.loyalty.definition;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of what a definition says: one field, or several that belong together. It is declared once. From that come how
 * an operator writes and reads it, how a row keeps it, what can be wrong with it, and its input in a form. {@link Fields}
 * has those that there are; {@link Shape} puts them together.
 *
 * @param <V> its value
 */
public abstract class Part<V> {
    private final String path;

    /** @param path below what it is a part of; empty where its own parts stand beside the others */
    Part(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    /** Its path where the whole is found at this one. */
    final String below(String whole) {
        return whole.isEmpty() ? path : path.isEmpty() ? whole : whole + "." + path;
    }

    /** Reads what is written; where that is wrong, refuses it and answers something harmless. */
    abstract V read(Reading reading, String at);

    abstract Draft write(Draft draft, String at, V value);

    /** Adds it to what is kept. */
    abstract void keep(V value, Row row);

    /** Takes it from what is kept. */
    abstract V kept(Row row);

    /** Whether there is anything of it in what is kept. */
    abstract boolean isIn(Row row);

    /** Checks what no draft has been through, or what may have changed in the store since. */
    abstract void check(V value, String at, Checking checking);

    abstract void declare(String at, List<Declared> fields);

    /** All its fields, in the order in which they are declared. */
    public final List<Declared> fields() {
        List<Declared> fields = new ArrayList<>();
        declare(path, fields);
        return fields;
    }
}
