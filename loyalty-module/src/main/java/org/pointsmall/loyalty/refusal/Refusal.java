package org.pointsmall.loyalty.refusal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One reason for which a request was refused.
 *
 * @param code the stable code
 * @param operands what was compared ({@code required}, {@code available}, {@code limit}, ...), in the order in which
 *     they were given; the values are whole numbers or plain text
 */
public record Refusal(RefusalCode code, Map<String, Object> operands) {
    public Refusal {
        operands = Collections.unmodifiableMap(new LinkedHashMap<>(operands));
    }

    public static Refusal of(RefusalCode code) {
        return new Refusal(code, Map.of());
    }

    /** This refusal with one more operand. */
    public Refusal with(String name, Object value) {
        Map<String, Object> extended = new LinkedHashMap<>(operands);
        extended.put(name, value);
        return new Refusal(code, extended);
    }
}
