package org.pointsmall.loyalty.api.tomcat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.Context;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleListener;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.problem.PathsBelow;
import org.pointsmall.loyalty.api.problem.Problem;
import org.pointsmall.loyalty.api.problem.ProblemCode;
import org.pointsmall.loyalty.api.problem.ProblemResponses;

/**
 * Answers with a problem document what Tomcat refuses by itself, such as a path with a null byte, where it would send a
 * page of its own. Only below one path.
 */
public final class ProblemErrorValve extends ErrorReportValve {
    private static final String TOO_LARGE =
            StringManager.getManager("org.apache.coyote.http11").getString("iib.requestheadertoolarge.error");

    private final ProblemResponses responses;
    private final PathsBelow ours;

    private ProblemErrorValve(ProblemResponses responses, PathsBelow ours) {
        this.responses = responses;
        this.ours = ours;
    }

    /**
     * Adds the valve to the host of the application that this listens to, once that starts: the host has the store's own
     * valve for errors by then, and whichever is added last is the first to answer.
     */
    public static LifecycleListener addedAtStart(ProblemResponses responses, PathsBelow ours) {
        AtomicBoolean added = new AtomicBoolean();
        return event -> {
            if (event.getLifecycle() instanceof Context application
                    && Lifecycle.CONFIGURE_START_EVENT.equals(event.getType())
                    && !added.getAndSet(true)) {
                application.getParent().getPipeline().addValve(new ProblemErrorValve(responses, ours));
            }
        };
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        String path = request.getRequestURI() == null ? unreadable(failure) : request.getRequestURI();
        if (response.getStatus() >= 400
                && response.getContentWritten() == 0
                && ours.contain(path)
                && response.setErrorReported()) {
            try {
                responses.write(
                        Problem.of(tooLarge(failure) ? ProblemCode.HEADERS_TOO_LARGE : code(response.getStatus())),
                        request,
                        response);
            } catch (IOException e) {
                throw new UncheckedIOException("the caller has gone before the answer was written", e);
            }
        }
    }

    /** Where Tomcat could not read the path, it says in brackets what it was. */
    private static String unreadable(@Nullable Throwable failure) {
        String told = failure == null || failure.getMessage() == null ? "" : failure.getMessage();
        return told.substring(told.indexOf('[') + 1);
    }

    /** Tomcat answers headers that are too large by 400, as it does lines that make no sense; only its words tell. */
    private static boolean tooLarge(@Nullable Throwable failure) {
        return failure != null && TOO_LARGE.equals(failure.getMessage());
    }

    /** Of a version of HTTP or an encoding that there is not (505, 501), the caller is to blame and not the server. */
    private static ProblemCode code(int status) {
        return status == 501 || status == 505
                ? ProblemCode.MALFORMED_REQUEST
                : ProblemCode.of(status).orElse(ProblemCode.INTERNAL_ERROR);
    }
}
