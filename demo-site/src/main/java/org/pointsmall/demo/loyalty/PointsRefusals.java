package org.pointsmall.demo.loyalty;

import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import org.pointsmall.demo.store.problem.RefusalTranslator;
import org.pointsmall.loyalty.api.problem.ProblemDocument;
import org.pointsmall.loyalty.api.problem.ProblemException;
import org.pointsmall.loyalty.api.problem.ProblemResponses;
import org.pointsmall.loyalty.refusal.RefusedException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What the programme refuses at the store's checkout is answered like what it refuses in its own API. */
@RestControllerAdvice(basePackages = "org.pointsmall.demo.store")
@Order(Ordered.HIGHEST_PRECEDENCE)
class PointsRefusals implements RefusalTranslator {
    private final ProblemResponses problems;

    PointsRefusals(ProblemResponses problems) {
        this.problems = problems;
    }

    @Override
    public Optional<RuntimeException> refusal(Throwable cause) {
        if (cause instanceof ProblemException problem) {
            return Optional.of(problem);
        }
        return cause instanceof RefusedException refused
                ? Optional.of(ProblemException.of(refused.refusal()))
                : Optional.empty();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> refused(ProblemException refused, HttpServletRequest request) {
        return problems.entity(refused.problem(), request);
    }
}
