package org.pointsmall.loyalty.api.problem;

import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.NoHandlerFoundException;

/** Tells what a caller did wrong from what the framework threw; whatever it does not know is an internal error. */
final class RequestFaults {
    /** A field's name comes back to the caller, but not at any length. */
    private static final int MAX_NAME = 60;

    private static final String REJECTED = "org.springframework.security.web.firewall.RequestRejectedException";

    /** Of Spring 6.1 and later, where a file is not found. Without its package: what it names must be there. */
    private static final String NO_FILE = "NoResourceFoundException";

    private RequestFaults() {}

    static Problem in(Exception exception) {
        if (exception instanceof ProblemException ours) {
            return ours.problem();
        } else if (exception instanceof HttpMessageNotReadableException unreadable) {
            return inBody(unreadable.getCause());
        } else if (exception instanceof MissingServletRequestParameterException missing) {
            return Problem.invalid(missing.getParameterName());
        } else if (exception instanceof MissingRequestHeaderException missing) {
            return Problem.invalid(missing.getHeaderName());
        } else if (exception instanceof MethodArgumentTypeMismatchException mismatch) {
            return Problem.invalid(mismatch.getName());
        } else if (exception instanceof ServletRequestBindingException) {
            return Problem.of(ProblemCode.MALFORMED_REQUEST);
        } else if (exception instanceof HttpRequestMethodNotSupportedException unsupported) {
            return Problem.of(ProblemCode.METHOD_NOT_ALLOWED).with("method", unsupported.getMethod());
        } else if (exception instanceof HttpMediaTypeNotAcceptableException) {
            return Problem.of(ProblemCode.NOT_ACCEPTABLE);
        } else if (exception instanceof HttpMediaTypeNotSupportedException) {
            return Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
        } else if (exception instanceof NoHandlerFoundException
                || exception.getClass().getSimpleName().equals(NO_FILE)) {
            return Problem.of(ProblemCode.NOT_FOUND);
        } else if (exception instanceof MultipartException || isRejected(exception)) {
            return Problem.of(ProblemCode.MALFORMED_REQUEST);
        } else if (exception instanceof ConcurrencyFailureException) {
            return Problem.of(ProblemCode.CONFLICT);
        }
        return Problem.of(ProblemCode.INTERNAL_ERROR);
    }

    /**
     * Spring Security's firewall lets a request with odd headers pass, and throws once one of them is read, wherever that
     * is. Known by its name, because a store may have no Spring Security.
     */
    private static boolean isRejected(Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getName().equals(REJECTED)) {
                return true;
            }
        }
        return false;
    }

    private static Problem inBody(@Nullable Throwable cause) {
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return Problem.of(ProblemCode.UNKNOWN_FIELD).with("field", bounded(unknown.getPropertyName()));
        }
        // A number that does not fit is no mismatch to Jackson: it comes wrapped, with the path to the field.
        if (cause instanceof JsonMappingException mapping
                && (mapping instanceof MismatchedInputException
                        || mapping.getCause() instanceof InputCoercionException)) {
            return field(mapping).map(Problem::invalid).orElseGet(() -> Problem.of(ProblemCode.MALFORMED_REQUEST));
        }
        return Problem.of(ProblemCode.MALFORMED_REQUEST);
    }

    private static Optional<String> field(JsonMappingException mapping) {
        return mapping.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .findFirst()
                .map(RequestFaults::bounded);
    }

    private static String bounded(String name) {
        return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME);
    }
}
