package org.pointsmall.loyalty.api.problem;

import org.pointsmall.loyalty.refusal.Refusal;

/**
 * Ends a request with a problem document. It says what the caller did, not where in the code: it carries no stack
 * trace.
 */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.toString(), null, false, false);
        this.problem = problem;
    }

    public static ProblemException of(Refusal refusal) {
        return new ProblemException(Problem.of(refusal));
    }

    public Problem problem() {
        return problem;
    }
}
