package org.pointsmall.loyalty.api.config;

import java.util.concurrent.atomic.AtomicBoolean;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.pointsmall.loyalty.api.OpenToGuests;
import org.pointsmall.loyalty.api.Revalidated;
import org.pointsmall.loyalty.api.problem.Problem;
import org.pointsmall.loyalty.api.problem.ProblemCode;
import org.pointsmall.loyalty.api.problem.ProblemException;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.member.CurrentMember;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets only members through, but where a resource is open to guests, before a request's content is looked at, and marks what they get as theirs alone: never
 * cached, in one language.
 */
final class SignedInMembers implements HandlerInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(SignedInMembers.class);

    private final AtomicBoolean told = new AtomicBoolean();
    private final CurrentMember currentMember;

    SignedInMembers(CurrentMember currentMember) {
        this.currentMember = currentMember;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (asksForAMember(handler) && currentMember.id().isEmpty()) {
            tellOfAMissingFilter(request);
            throw new ProblemException(Problem.of(ProblemCode.UNAUTHENTICATED));
        }
        if (handler instanceof HandlerMethod method && method.hasMethodAnnotation(Revalidated.class)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
            response.setHeader(HttpHeaders.VARY, "Accept-Language, Cookie, Authorization");
        } else {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, Language.of(request).tag());
        return true;
    }

    /** To tell a member who is signed in to sign in is never right; once is enough for the log. */
    private void tellOfAMissingFilter(HttpServletRequest request) {
        if (request.getUserPrincipal() != null && !told.getAndSet(true)) {
            LOG.warn("Somebody is signed in to the store and is no customer on the paths of the loyalty API, so is told"
                    + " to sign in. Does Broadleaf's filter blCustomerStateFilter cover them, behind Spring Security?"
                    + " See docs/install.md, Filters");
        }
    }

    /** What is not a controller's is an answer to OPTIONS, which tells nothing about anybody. */
    private static boolean asksForAMember(Object handler) {
        return handler instanceof HandlerMethod method
                && !AnnotatedElementUtils.hasAnnotation(method.getBeanType(), OpenToGuests.class);
    }
}
