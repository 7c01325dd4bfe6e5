package org.pointsmall.loyalty.condition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One thing that is wrong with what was to become a condition.
 *
 * @param path where: from the top, the number of each part from 0, then what of it: {@code /1/0/values/2}; empty for the
 *     whole
 * @param code what
 * @param operands what was found and what is allowed, by name and in the order of {@link Code#operands}; whole numbers
 *     or plain text
 */
public record ConditionProblem(String path, Code code, Map<String, Object> operands) {
    public ConditionProblem {
        Map<String, Object> given = operands;
        if (!given.keySet().equals(Set.copyOf(code.operands()))) {
            throw new IllegalArgumentException(code + " comes with " + code.operands() + ", not " + given.keySet());
        }
        Map<String, Object> ordered = new LinkedHashMap<>();
        code.operands().forEach(name -> ordered.put(name, given.get(name)));
        operands = Collections.unmodifiableMap(ordered);
    }

    /** The closed list of what can be wrong. */
    public enum Code {
        /** No JSON at all, or more than one. */
        NOT_JSON,
        /** Longer than any condition is. */
        TOO_LONG("length", "limit"),
        /** More digits in a row than any condition has. */
        NUMBER_TOO_LONG("limit"),
        /** Written by a later version of the programme. */
        UNKNOWN_VERSION("version", "supported"),
        /** Something else was expected here. */
        WRONG_SHAPE("expected"),
        MISSING("key"),
        UNKNOWN_KEY("key"),
        UNKNOWN_FIELD("field"),
        UNKNOWN_OPERATOR("operator"),
        OPERATOR_NOT_FOR_FIELD("field", "type", "operator"),
        /** Too few or too many values. */
        WRONG_NUMBER_OF_VALUES("values", "least", "most"),
        WRONG_TYPE("value", "type"),
        OUT_OF_RANGE("value", "least", "most"),
        TEXT_TOO_LONG("length", "limit"),
        BLANK_TEXT,
        /** White space before or after a text, which nobody sees in a form. */
        SURROUNDING_SPACE,
        /** Control characters, or half of a pair of surrogates. */
        BAD_CHARACTER,
        /** In a form: one text with commas where several may be meant. */
        SEVERAL_IN_ONE("value"),
        /** The first of two bounds is above the second. */
        BOUNDS_REVERSED("low", "high"),
        /** A group without parts, which says nothing; only a whole condition can be empty. */
        EMPTY_GROUP,
        TOO_DEEP("limit"),
        TOO_MANY_NODES("limit");

        private final List<String> operands;

        Code(String... operands) {
            this.operands = List.of(operands);
        }

        /** The names of what comes with it, in the order in which messages number them. */
        public List<String> operands() {
            return operands;
        }
    }
}
