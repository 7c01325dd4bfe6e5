package org.pointsmall.loyalty.condition;

import java.util.List;

/**
 * Whether something is so, as far as the facts are known: Kleene's strong logic. De Morgan's laws hold in it, and the
 * opposite of what is not known is not known either, so "not (channel is app)" says the same as "channel is not app".
 */
enum Truth {
    TRUE,
    FALSE,
    UNKNOWN;

    static Truth of(boolean so) {
        return so ? TRUE : FALSE;
    }

    Truth negated() {
        return switch (this) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /** Asks one after the other, and no further than the first that is false: what comes later may be expensive. */
    static Truth ofAll(List<Condition> parts, Facts facts) {
        return firstOr(FALSE, TRUE, parts, facts);
    }

    /** Asks one after the other, and no further than the first that is true. */
    static Truth ofAny(List<Condition> parts, Facts facts) {
        return firstOr(TRUE, FALSE, parts, facts);
    }

    private static Truth firstOr(Truth decisive, Truth otherwise, List<Condition> parts, Facts facts) {
        Truth answer = otherwise;
        for (Condition part : parts) {
            Truth truth = part.truth(facts);
            if (truth == decisive) {
                return decisive;
            }
            answer = truth == UNKNOWN ? UNKNOWN : answer;
        }
        return answer;
    }
}
