package org.pointsmall.loyalty.api.config;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.problem.Problem;
import org.pointsmall.loyalty.api.problem.ProblemCode;
import org.pointsmall.loyalty.api.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;

/**
 * Refuses pages of other sites with a problem document. The store's own page is refused too where the store does not know
 * by which address browsers ask it, as behind a proxy that ends TLS: an operator is told so, once.
 */
final class RefusedByProblem extends DefaultCorsProcessor {
    private static final Logger LOG = LoggerFactory.getLogger(RefusedByProblem.class);

    private final AtomicBoolean told = new AtomicBoolean();

    @Override
    protected boolean handleInternal(
            ServerHttpRequest request, ServerHttpResponse response, CorsConfiguration config, boolean preFlight)
            throws IOException {
        try {
            return super.handleInternal(request, response, config, preFlight);
        } catch (ProblemException refused) {
            if (comesFromTheStore(request.getHeaders()) && told.compareAndSet(false, true)) {
                LOG.warn(
                        "A page of the store's own host was refused as another site's: {}. Behind a proxy the store has"
                                + " to be told by which address it is asked: set server.forward-headers-strategy",
                        request.getHeaders().getOrigin());
            }
            throw refused;
        }
    }

    @Override
    protected void rejectRequest(ServerHttpResponse response) {
        throw new ProblemException(Problem.of(ProblemCode.FORBIDDEN));
    }

    private static boolean comesFromTheStore(HttpHeaders headers) {
        String origin = host(headers.getOrigin());
        return origin != null
                && Stream.of(headers.getFirst(HttpHeaders.HOST), headers.getFirst("X-Forwarded-Host"))
                        .map(named -> named == null ? null : host("//" + named.split(",", 2)[0].strip()))
                        .anyMatch(origin::equalsIgnoreCase);
    }

    /** Nothing where it can't be read: whoever asks may have written anything. */
    private static @Nullable String host(@Nullable String address) {
        try {
            return address == null ? null : URI.create(address).getHost();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
