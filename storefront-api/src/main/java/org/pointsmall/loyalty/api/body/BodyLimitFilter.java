package org.pointsmall.loyalty.api.body;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.function.LongSupplier;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.problem.PathsBelow;
import org.pointsmall.loyalty.api.problem.Problem;
import org.pointsmall.loyalty.api.problem.ProblemCode;
import org.pointsmall.loyalty.api.problem.ProblemResponses;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads a request's body whole before anything else is done with the request, up to a limit and within some time: whoever
 * sends too much or too slowly is answered 413 or 408 and cut off, and holds no database connection meanwhile. A container
 * limits by itself how long it waits for the next byte, but not how many such waits there may be.
 *
 * <p>A body is read as it is, forms and uploads included: only for paths that take neither.
 */
public final class BodyLimitFilter extends OncePerRequestFilter {
    private static final int AT_ONCE = 8192;

    private final BodyLimits limits;
    private final PathsBelow ours;
    private final ProblemResponses responses;
    private final LongSupplier nanos;

    /** @param nanos how long something took: a clock that nobody sets */
    public BodyLimitFilter(BodyLimits limits, PathsBelow ours, ProblemResponses responses, LongSupplier nanos) {
        this.limits = limits;
        this.ours = ours;
        this.responses = responses;
        this.nanos = nanos;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        boolean without =
                request.getContentLengthLong() <= 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
        return without || !ours.contain(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        ProblemCode refused = request.getContentLengthLong() > limits.bytes()
                ? ProblemCode.BODY_TOO_LARGE
                : read(request.getInputStream(), body);
        if (refused == null) {
            chain.doFilter(new ReadRequest(request, body.toByteArray()), response);
        } else if (!response.isCommitted()) {
            // Else the container has said 408 by itself when nothing came, which ends in our words for it.
            response.setHeader(HttpHeaders.CONNECTION, "close");
            responses.write(Problem.of(refused), request, response);
        }
    }

    /** Answers why the body is refused; null where it is not. */
    private @Nullable ProblemCode read(InputStream from, ByteArrayOutputStream to) throws IOException {
        long begin = nanos.getAsLong();
        byte[] some = new byte[AT_ONCE];
        try {
            for (int length = from.read(some); length >= 0; length = from.read(some)) {
                to.write(some, 0, length);
                if (to.size() > limits.bytes()) {
                    return ProblemCode.BODY_TOO_LARGE;
                }
                if (nanos.getAsLong() - begin > limits.patience().toNanos()) {
                    return ProblemCode.TOO_SLOW;
                }
            }
            return null;
        } catch (IOException broken) {
            if (isTimeOut(broken)) {
                return ProblemCode.TOO_SLOW;
            }
            throw broken;
        }
    }

    /** Tomcat wraps it. */
    private static boolean isTimeOut(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }
}
