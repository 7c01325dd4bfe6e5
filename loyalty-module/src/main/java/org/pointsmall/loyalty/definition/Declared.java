package org.pointsmall.loyalty.definition;

import java.util.List;
import java.util.Set;

/**
 * A field, as it is declared.
 *
 * @param path {@code effect.percent}; of a field in rows, {@code limits[].points}
 * @param input what is written there
 * @param choices the values that there are, where they are few and always the same
 * @param kinds those that it belongs to, where the definition does one of several things; empty where it is always there
 */
public record Declared(String path, Input input, List<String> choices, Set<String> kinds) {
    public Declared {
        choices = List.copyOf(choices);
        kinds = Set.copyOf(kinds);
    }

    /** Rows begin with nothing chosen. */
    Declared inRows() {
        return new Declared(path, input == Input.CHOICE ? Input.CHOICE_OR_NONE : input, choices, kinds);
    }

    Declared of(String kind) {
        return new Declared(path, input, choices, Set.of(kind));
    }
}
