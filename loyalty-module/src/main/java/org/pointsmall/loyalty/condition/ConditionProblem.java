package org.pointsmall.loyalty.condition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that is wrong with what was to become a condition.
 *
 * @param path where: from the top, the number of each part from 0, then what of it: {@code /1/0/values/2}; empty for the
 *     whole
 * @param code what
 * @param operands what was found and what is allowed, by name; whole numbers or plain text
 */
public record ConditionProblem(String path, Code code, Map<String, Object> operands) {
    public ConditionProblem {
        operands = Collections.unmodifiableMap(new LinkedHashMap<>(operands));
    }

    /** The closed list of what can be wrong. */
    public enum Code {
        /** No JSON at all, or more than one. */
        NOT_JSON,
        /** Longer than any condition is. Operands: {@code length}, {@code limit}. */
        TOO_LONG,
        /** More digits in a row than any condition has. Operands: {@code limit}. */
        NUMBER_TOO_LONG,
        /** Written by a later version of the programme. Operands: {@code version}, {@code supported}. */
        UNKNOWN_VERSION,
        /** Something else was expected here. Operands: {@code expected}. */
        WRONG_SHAPE,
        /** Operands: {@code key}. */
        MISSING,
        /** Operands: {@code key}. */
        UNKNOWN_KEY,
        /** Operands: {@code field}. */
        UNKNOWN_FIELD,
        /** Operands: {@code operator}. */
        UNKNOWN_OPERATOR,
        /** An operator of the store's rule builder that the programme has none for. Operands: {@code operator}. */
        UNSUPPORTED_OPERATOR,
        /** Operands: {@code field}, {@code type}, {@code operator}. */
        OPERATOR_NOT_FOR_FIELD,
        /** Too few or too many values. Operands: {@code values}, {@code least}, {@code most}. */
        WRONG_NUMBER_OF_VALUES,
        /** Operands: {@code value}, {@code type}. */
        WRONG_TYPE,
        /** Operands: {@code value}, {@code least}, {@code most}. */
        OUT_OF_RANGE,
        /** Operands: {@code length}, {@code limit}. */
        TEXT_TOO_LONG,
        BLANK_TEXT,
        /** White space before or after a text, which nobody sees in a form. */
        SURROUNDING_SPACE,
        /** Control characters, or half of a pair of surrogates. */
        BAD_CHARACTER,
        /** The first of two bounds is above the second. Operands: {@code low}, {@code high}. */
        BOUNDS_REVERSED,
        /** A group without parts, which says nothing; only a whole condition can be empty. */
        EMPTY_GROUP,
        /** Operands: {@code limit}. */
        TOO_DEEP,
        /** Operands: {@code limit}. */
        TOO_MANY_NODES,
        /** The rule builder's rule for a number of items. Operands: {@code quantity}. */
        QUANTITY_NOT_SUPPORTED,
        /** The rule builder has several rules where one is asked for. Operands: {@code rules}. */
        SEVERAL_RULES,
        /** The rule builder could not read its own rule. Operands: {@code error}. */
        BROKEN_RULE
    }
}
