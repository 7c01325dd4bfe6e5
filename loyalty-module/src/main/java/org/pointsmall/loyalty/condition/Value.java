package org.pointsmall.loyalty.condition;

import java.time.LocalDate;
import java.util.Set;

/** A fact, or what a fact is compared with. */
public sealed interface Value {

    /** A whole number; of money, minor units of the order's currency. */
    record Whole(long value) implements Value {}

    /** Compared as it is, without a language's rules. */
    record Text(String value) implements Value {}

    /** Several texts without an order, such as the segments of a member; only as a fact. */
    record Texts(Set<String> values) implements Value {
        public Texts {
            values = Set.copyOf(values);
        }
    }

    record Day(LocalDate value) implements Value {}

    record Flag(boolean value) implements Value {}

    /** Negative, 0 or positive as the first comes before, with or after the second; both whole numbers or both days. */
    static int compare(Value first, Value second) {
        if (first instanceof Whole a && second instanceof Whole b) {
            return Long.compare(a.value, b.value);
        }
        if (first instanceof Day a && second instanceof Day b) {
            return a.value.compareTo(b.value);
        }
        throw new IllegalArgumentException("have no order: " + first + ", " + second);
    }
}
