package org.pointsmall.demo.store.security;

import java.io.IOException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.pointsmall.demo.store.problem.ProblemAnswers;
import org.pointsmall.demo.store.problem.StoreProblem;
import org.pointsmall.demo.store.problem.StoreProblemCode;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/** Says 401, 403 and what the firewall rejects in problem documents. */
@Component
class ProblemEntryPoint implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

    private final ProblemAnswers answers;

    ProblemEntryPoint(ProblemAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (request.getHeader("X-Requested-With") == null) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Points Mall demo\", charset=\"UTF-8\"");
        }
        // A script of a page says so: there the browser's own password window must not open.
        answers.write(
                StoreProblem.of(
                        e instanceof BadCredentialsException
                                ? StoreProblemCode.WRONG_CREDENTIALS
                                : StoreProblemCode.UNAUTHENTICATED),
                request,
                response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        answers.write(StoreProblem.of(StoreProblemCode.FORBIDDEN), request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException e)
            throws IOException {
        answers.write(StoreProblem.of(StoreProblemCode.MALFORMED_REQUEST), request, response);
    }
}
