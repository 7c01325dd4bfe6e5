package org.pointsmall.loyalty.condition;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What must be so for a rule to apply. Immutable, equal by value, and within {@link Limits}: deciding one takes a bounded
 * number of comparisons, and asks each fact only when it comes to it.
 */
public sealed interface Condition permits All, Any, Not, Comparison {

    /** The condition that asks nothing and holds for everything. */
    static Condition always() {
        return All.ALWAYS;
    }

    /** As far as the facts are known. */
    Truth truth(Facts facts);

    /** The condition told line by line, from the outside in. */
    List<Phrase> phrases();

    /** What it is made of; none for a comparison. */
    List<Condition> parts();

    /** Whether what is known makes it true: not where it is unknown. */
    default boolean holds(Facts facts) {
        return truth(facts) == Truth.TRUE;
    }

    /** Both conditions as one. */
    default Condition and(Condition other) {
        if (isAlways()) {
            return other;
        }
        return other.isAlways() ? this : new All(List.of(this, other));
    }

    default boolean isAlways() {
        return this instanceof All all && all.parts().isEmpty();
    }

    /** What it may ask for. */
    default Set<Field> fields() {
        Set<Field> fields = new LinkedHashSet<>();
        parts().forEach(part -> fields.addAll(part.fields()));
        return fields;
    }

    /** Whether it asks about a line, and so is decided for each line by itself. */
    default boolean isOfLines() {
        return fields().stream().anyMatch(field -> field.subject() == Subject.LINE);
    }

    /** Levels of nesting, at least 1. */
    default int depth() {
        return 1 + parts().stream().mapToInt(Condition::depth).max().orElse(0);
    }

    /** Groups, comparisons and values together. */
    default int nodes() {
        return 1 + parts().stream().mapToInt(Condition::nodes).sum();
    }
}
