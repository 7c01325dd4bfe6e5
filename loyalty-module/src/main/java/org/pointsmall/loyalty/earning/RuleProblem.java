package org.pointsmall.loyalty.earning;

import java.util.Map;

/**
 * Why a rule can't be saved as it is written.
 *
 * @param field where, such as {@code effect.steps[1].from}; empty for the rule as a whole
 * @param code what is wrong, such as {@code out-of-range}
 * @param operands what the sentence about it needs
 */
public record RuleProblem(String field, String code, Map<String, String> operands) {
    public RuleProblem {
        operands = Map.copyOf(operands);
    }

    public static RuleProblem of(String field, String code) {
        return new RuleProblem(field, code, Map.of());
    }
}
