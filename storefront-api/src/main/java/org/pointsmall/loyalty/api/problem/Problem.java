package org.pointsmall.loyalty.api.problem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.pointsmall.loyalty.refusal.Refusal;

/**
 * A problem that is not yet in any language.
 *
 * @param type its kind
 * @param operands what was compared, in the order in which it is shown; the names can't be those that every problem
 *     document has
 */
public record Problem(ProblemType type, Map<String, Object> operands) {
    private static final Set<String> RESERVED = Set.of("type", "title", "status", "detail", "instance", "code");

    public Problem {
        operands = Collections.unmodifiableMap(new LinkedHashMap<>(operands));
        if (!Collections.disjoint(RESERVED, operands.keySet())) {
            throw new IllegalArgumentException("operands with names that are taken: " + operands.keySet());
        }
    }

    public static Problem of(ProblemType type) {
        return new Problem(type, Map.of());
    }

    public static Problem of(Refusal refusal) {
        return new Problem(ProblemCode.of(refusal.code()), refusal.operands());
    }

    /** The value of this parameter or field is not what it has to be. */
    public static Problem invalid(String field) {
        return of(ProblemCode.INVALID_VALUE).with("field", field);
    }

    /** This problem with one more operand. */
    public Problem with(String name, Object value) {
        Map<String, Object> extended = new LinkedHashMap<>(operands);
        extended.put(name, value);
        return new Problem(type, extended);
    }
}
