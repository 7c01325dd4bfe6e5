package org.pointsmall.broadleaf.boot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints a {@link BroadleafStartupException} as Boot's "description and action" instead of a stack trace. */
final class BroadleafStartupFailureAnalyzer extends AbstractFailureAnalyzer<BroadleafStartupException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BroadleafStartupException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.action(), cause);
    }
}
