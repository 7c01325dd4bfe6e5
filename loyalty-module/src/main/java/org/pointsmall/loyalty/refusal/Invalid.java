package org.pointsmall.loyalty.refusal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One field of a definition that can't be saved as it is. Unlike a {@link Refusal} it is for the operator who wrote the
 * definition: several may apply at once, and all of them are given.
 *
 * @param field which one, as a path: {@code tiers[2].threshold}
 * @param code the reason, stable: {@code NOT_ASCENDING}; each feature lists its own
 * @param operands what was compared, in the order in which they were given; whole numbers or plain text
 */
public record Invalid(String field, String code, Map<String, Object> operands) {
    public Invalid {
        operands = Collections.unmodifiableMap(new LinkedHashMap<>(operands));
    }

    public static Invalid of(String field, String code) {
        return new Invalid(field, code, Map.of());
    }

    /** The same with one more operand. */
    public Invalid with(String name, Object value) {
        Map<String, Object> extended = new LinkedHashMap<>(operands);
        extended.put(name, value);
        return new Invalid(field, code, extended);
    }
}
