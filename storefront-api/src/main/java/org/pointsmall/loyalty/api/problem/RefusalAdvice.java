package org.pointsmall.loyalty.api.problem;

import javax.servlet.http.HttpServletRequest;
import org.pointsmall.loyalty.refusal.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Answers for the store's own controllers where the programme refused something behind them, such as a checkout: with
 * the problem document that our own resources answer with. Spring finds the refusal among the causes of whatever they
 * throw. First of all advice, because a store's own for any exception would answer that something is broken; it sees
 * nothing but our refusals.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class RefusalAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalAdvice.class);

    private final ProblemResponses responses;

    public RefusalAdvice(ProblemResponses responses) {
        this.responses = responses;
    }

    @ExceptionHandler
    public ResponseEntity<ProblemDocument> refused(RefusedException refused, HttpServletRequest request) {
        LOG.info("Answered a refusal of the store's {}", refused.refusal().code());
        return responses.entity(Problem.of(refused.refusal()), request);
    }
}
