package org.pointsmall.loyalty.api.document;

import java.util.Map;
import org.pointsmall.loyalty.api.problem.Problem;
import org.pointsmall.loyalty.api.problem.ProblemCode;
import org.pointsmall.loyalty.api.problem.ProblemDocument;
import org.pointsmall.loyalty.api.problem.ProblemTexts;
import org.pointsmall.loyalty.api.wording.Language;

/** A problem of each code, as it is answered. */
final class ProblemExamples {
    private static final Map<ProblemCode, Map<String, Object>> OPERANDS = Map.ofEntries(
            Map.entry(ProblemCode.INSUFFICIENT_POINTS, Map.of("required", 500, "available", 320)),
            Map.entry(ProblemCode.BELOW_MINIMUM, Map.of("required", 100)),
            Map.entry(ProblemCode.ABOVE_CAP, Map.of("limit", 250)),
            Map.entry(ProblemCode.NOT_ELIGIBLE_TIER, Map.of("requiredTier", "gold")),
            Map.entry(ProblemCode.RATE_LIMITED, Map.of("retryAfterSeconds", 42)),
            Map.entry(ProblemCode.UNKNOWN_FIELD, Map.of("field", "pionts")),
            Map.entry(ProblemCode.INVALID_VALUE, Map.of("field", "limit")));

    private ProblemExamples() {}

    static ProblemDocument of(ProblemCode code) {
        return ProblemTexts.document(new Problem(code, OPERANDS.getOrDefault(code, Map.of())), Language.ENGLISH);
    }
}
