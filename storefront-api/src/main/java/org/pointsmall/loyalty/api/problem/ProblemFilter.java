package org.pointsmall.loyalty.api.problem;

import java.io.IOException;
import javax.servlet.DispatcherType;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.RequestDispatcher;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/**
 * Answers below one path with a problem document where Spring's MVC is not asked: what the filters before it throw, and
 * what they or the container send as an error, which would otherwise become the store's page for errors. The first of
 * all filters that look into a request, for requests and for errors. All other paths pass through.
 */
public final class ProblemFilter implements Filter {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemFilter.class);

    private final ProblemResponses responses;
    private final PathsBelow ours;

    public ProblemFilter(ProblemResponses responses, PathsBelow ours) {
        this.responses = responses;
        this.ours = ours;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            Problem problem = sent(asked);
            if (problem == null || response.isCommitted()) {
                chain.doFilter(request, response);
            } else {
                answer(problem, asked, answer);
            }
        } else if (ours.contain(asked)) {
            SafeHeaders.addTo(answer);
            answered(asked, answer, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void answered(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException failure) {
            if (response.isCommitted()) {
                throw failure;
            }
            Problem problem = RequestFaults.in(failure);
            if (problem.type().status() == HttpStatus.INTERNAL_SERVER_ERROR) {
                LOG.error("{} failed in a filter", request.getMethod(), failure);
            }
            answer(problem, request, response);
        }
    }

    private @Nullable Problem sent(HttpServletRequest request) {
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return path instanceof String text && status instanceof Integer code && ours.contain(within(request, text))
                ? ProblemCode.of(code).map(Problem::of).orElse(null)
                : null;
    }

    private static String within(HttpServletRequest request, String path) {
        String application = request.getContextPath();
        return path.startsWith(application) ? path.substring(application.length()) : path;
    }

    private void answer(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        LOG.info(
                "Answered {} {} before any resource was asked",
                problem.type().status().value(),
                problem.type().name());
        responses.write(problem, request, response);
    }
}
