package org.pointsmall.loyalty.trace;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One step of why an entry moved as many points as it did: the code of a sentence, and what goes into it. Kept with the
 * entry, put into words only when it is shown.
 *
 * @param code names the sentence, such as {@code earn.base-rate}
 * @param operands what the sentence is about, by name, in the order of the names
 */
public record TraceLine(String code, Map<String, String> operands) {
    public TraceLine {
        operands = Collections.unmodifiableMap(new TreeMap<>(operands));
    }
}
