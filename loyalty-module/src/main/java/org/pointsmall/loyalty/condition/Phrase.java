package org.pointsmall.loyalty.condition;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One line of a condition as it is told: the code of a sentence, and what goes into it. Put into words where it is shown.
 *
 * @param depth how far to indent it: what follows at one more is part of it
 * @param code {@code condition.always}, {@code condition.all}, {@code condition.any}, {@code condition.not}, or
 *     {@code condition.} and the code of an operator
 * @param operands of a comparison {@code field}, {@code type} and {@code value}, or {@code low} and {@code high} for
 *     {@code between}; several values stand one after the other with a comma; money is in minor units, a day is ISO
 */
record Phrase(int depth, String code, Map<String, String> operands) {
    public Phrase {
        operands = Collections.unmodifiableMap(new TreeMap<>(operands));
    }

    Phrase indented() {
        return new Phrase(depth + 1, code, operands);
    }
}
