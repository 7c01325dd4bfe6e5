package org.pointsmall.loyalty.api.recommendation;

import java.util.HashMap;
import java.util.Map;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.api.wording.Wording;
import org.pointsmall.loyalty.recommendation.RecommendationReason;

/** Reasons in the shopper's language; names are as the store has them. */
final class ReasonWords {
    private static final Wording REASONS =
            new Wording("org.pointsmall.loyalty.api.recommendation.reasons", ReasonWords.class);

    private ReasonWords() {}

    static String of(RecommendationReason reason, Language language) {
        Map<String, Object> operands = new HashMap<>();
        reason.operands()
                .forEach((name, value) ->
                        operands.put(name, value instanceof String text ? new Wording.AsIs(text) : value));
        String code = reason.code().name();
        return REASONS.say(code, operands, language).orElse(code);
    }
}
