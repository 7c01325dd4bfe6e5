package org.pointsmall.loyalty.api.mall;

import org.pointsmall.loyalty.api.problem.Problem;
import org.pointsmall.loyalty.api.problem.ProblemCode;
import org.pointsmall.loyalty.api.problem.ProblemException;

/** Offers' ids in paths: what is none names nothing. */
final class OfferIds {
    private OfferIds() {}

    static long read(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new ProblemException(Problem.of(ProblemCode.NOT_FOUND));
        }
        return Long.parseLong(text);
    }
}
