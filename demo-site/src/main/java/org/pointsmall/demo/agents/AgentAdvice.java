package org.pointsmall.demo.agents;

import java.util.List;
import java.util.Objects;
import javax.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.store.problem.ProblemAnswers;
import org.pointsmall.demo.store.problem.StoreProblem;
import org.pointsmall.demo.store.problem.StoreProblemCode;
import org.pointsmall.demo.store.problem.StoreProblemDocument;
import org.pointsmall.loyalty.api.agents.AgentProblem;
import org.pointsmall.loyalty.api.agents.AgentProblemCode;
import org.pointsmall.loyalty.api.problem.ProblemDocument;
import org.pointsmall.loyalty.api.problem.ProblemException;
import org.pointsmall.loyalty.api.problem.ProblemResponses;
import org.pointsmall.loyalty.api.wording.Language;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * What goes wrong for agents: what the protocol knows, in its own way; whatever else, by status, with the store's or the
 * programme's document of the problem.
 */
@RestControllerAdvice(basePackages = "org.pointsmall.demo.agents")
class AgentAdvice {
    private static final int BAD_REQUEST = 400;

    private final ProblemAnswers store;
    private final ProblemResponses programme;

    AgentAdvice(ProblemAnswers store, ProblemResponses programme) {
        this.store = store;
        this.programme = programme;
    }

    @ExceptionHandler
    ResponseEntity<Object> notAgreed(AgentProblem problem, HttpServletRequest request) {
        String content = problem.content(Language.of(request));
        AgentProblemCode code = problem.code();
        return code == AgentProblemCode.CAPABILITIES_INCOMPATIBLE
                ? outcome(AgentJson.Message.error(code.code(), content, "unrecoverable"), request)
                : ResponseEntity.status(code.status())
                        .body(new AgentJson.TransportError(code.code(), content, Addresses.page(request)));
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(AgentRefusal refusal, HttpServletRequest request) {
        return outcome(refusal.message(Language.of(request)), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> bad(BadAgentRequest bad, HttpServletRequest request) {
        return ResponseEntity.status(BAD_REQUEST)
                .body(new AgentJson.TransportError(
                        bad.code(), String.valueOf(bad.getMessage()), Addresses.page(request)));
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        return bad(BadAgentRequest.of("JSON"), request);
    }

    /** What the store refuses of goods is an outcome; a lost race, or nobody signed in, is the protocol's own error. */
    @ExceptionHandler
    ResponseEntity<?> store(StoreProblem problem, HttpServletRequest request) {
        ResponseEntity<StoreProblemDocument> answer = store.entity(problem, request);
        boolean ofGoods = problem.code() == StoreProblemCode.NOT_FOR_SALE
                || problem.code() == StoreProblemCode.NOT_FOUND
                || problem.code() == StoreProblemCode.INVALID_VALUE;
        return ofGoods ? refused(AgentRefusal.ofItem(detail(answer.getBody())), request) : answer;
    }

    /** So is what the programme refuses of them: who may have them, and how many. */
    @ExceptionHandler
    ResponseEntity<Object> programme(ProblemException refused, HttpServletRequest request) {
        ProblemDocument document = Objects.requireNonNull(
                programme.entity(refused.problem(), request).getBody());
        return refused(AgentRefusal.ofItem(String.valueOf(document.detail())), request);
    }

    private static String detail(@Nullable StoreProblemDocument document) {
        return Objects.requireNonNull(document).detail();
    }

    private static ResponseEntity<Object> outcome(AgentJson.Message message, HttpServletRequest request) {
        return ResponseEntity.ok(
                new AgentJson.Refused(AgentJson.Envelope.refused(), List.of(message), Addresses.page(request)));
    }
}
