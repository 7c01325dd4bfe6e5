package org.pointsmall.loyalty.condition;

import java.util.List;

/** What came of reading a condition that somebody wrote. */
public sealed interface ReadCondition {

    record Read(Condition condition) implements ReadCondition {}

    /** @param problems at least one; all that were found, up to a number */
    record Refused(List<ConditionProblem> problems) implements ReadCondition {
        public Refused {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("refused without a reason");
            }
        }
    }
}
