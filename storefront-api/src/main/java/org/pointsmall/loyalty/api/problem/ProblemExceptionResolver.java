package org.pointsmall.loyalty.api.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UrlPathHelper;

/**
 * Answers every exception below one path with a problem document, and leaves all other paths alone. By path and not by
 * controller, because a wrong method or media type fails before a controller is found.
 *
 * <p>A caller's mistake takes one line of the log, without anything that the caller wrote. What is not a caller's
 * mistake is logged as an error with its stack, and its answer says nothing about it.
 */
public final class ProblemExceptionResolver implements HandlerExceptionResolver {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemExceptionResolver.class);

    private final ProblemResponses responses;
    private final String root;

    /** @param root the path within the application, such as {@code /api/v1/orders}, without a slash at the end */
    public ProblemExceptionResolver(ProblemResponses responses, String root) {
        this.responses = responses;
        this.root = root;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception exception) {
        if (!isBelowRoot(request) || response.isCommitted()) {
            return null;
        }
        Problem problem = RequestFaults.in(exception);
        log(problem, request, exception);
        if (exception instanceof HttpRequestMethodNotSupportedException unsupported
                && unsupported.getSupportedMethods() != null) {
            response.setHeader(HttpHeaders.ALLOW, String.join(", ", unsupported.getSupportedMethods()));
        }
        try {
            responses.write(problem, request, response);
        } catch (IOException e) {
            throw new UncheckedIOException("the caller has gone before the answer was written", e);
        }
        return new ModelAndView();
    }

    private boolean isBelowRoot(HttpServletRequest request) {
        String path = UrlPathHelper.defaultInstance.getLookupPathForRequest(request);
        return path.equals(root) || path.startsWith(root + "/");
    }

    private static void log(Problem problem, HttpServletRequest request, Exception exception) {
        Object matched = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (problem.type().status() == HttpStatus.INTERNAL_SERVER_ERROR) {
            LOG.error("{} {} failed", request.getMethod(), matched, exception);
        } else {
            LOG.info(
                    "Answered {} {}",
                    problem.type().status().value(),
                    problem.type().name());
        }
    }
}
