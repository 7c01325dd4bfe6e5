package org.pointsmall.loyalty.api.config;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.pointsmall.loyalty.api.OpenToGuests;
import org.pointsmall.loyalty.api.problem.Problem;
import org.pointsmall.loyalty.api.problem.ProblemCode;
import org.pointsmall.loyalty.api.problem.ProblemException;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.member.CurrentMember;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets only members through, but where a resource is open to guests, before a request's content is looked at, and marks what they get as theirs alone: never
 * cached, in one language.
 */
final class SignedInMembers implements HandlerInterceptor {
    private final CurrentMember currentMember;

    SignedInMembers(CurrentMember currentMember) {
        this.currentMember = currentMember;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (asksForAMember(handler) && currentMember.id().isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.UNAUTHENTICATED));
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, Language.of(request).tag());
        return true;
    }

    /** What is not a controller's is an answer to OPTIONS, which tells nothing about anybody. */
    private static boolean asksForAMember(Object handler) {
        return handler instanceof HandlerMethod method
                && !AnnotatedElementUtils.hasAnnotation(method.getBeanType(), OpenToGuests.class);
    }
}
