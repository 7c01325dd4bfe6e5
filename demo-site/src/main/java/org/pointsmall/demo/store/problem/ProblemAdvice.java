package org.pointsmall.demo.store.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import javax.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What the store's controllers throw, as problem documents. Bad input leaves no trace in the log. */
@RestControllerAdvice(basePackages = "org.pointsmall.demo.store")
class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ProblemAnswers answers;

    ProblemAdvice(ProblemAnswers answers) {
        this.answers = answers;
    }

    @ExceptionHandler
    ResponseEntity<StoreProblemDocument> refused(StoreProblem problem, HttpServletRequest request) {
        return answers.entity(problem, request);
    }

    @ExceptionHandler
    ResponseEntity<StoreProblemDocument> unreadable(HttpMessageNotReadableException e, HttpServletRequest request) {
        return answers.entity(unreadable(e.getCause()), request);
    }

    @ExceptionHandler
    ResponseEntity<StoreProblemDocument> wrongKind(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
        // Ids in paths: what is not a number names nothing.
        boolean inPath = e.getParameter().hasParameterAnnotation(PathVariable.class);
        return answers.entity(inPath ? StoreProblem.notFound() : StoreProblem.invalid(e.getName()), request);
    }

    @ExceptionHandler
    ResponseEntity<StoreProblemDocument> incomplete(ServletRequestBindingException e, HttpServletRequest request) {
        return answers.entity(StoreProblem.of(StoreProblemCode.MALFORMED_REQUEST), request);
    }

    /** A header that the firewall refuses as it is read. */
    @ExceptionHandler(RequestRejectedException.class)
    ResponseEntity<StoreProblemDocument> malformed(HttpServletRequest request) {
        return answers.entity(StoreProblem.of(StoreProblemCode.MALFORMED_REQUEST), request);
    }

    @ExceptionHandler
    ResponseEntity<StoreProblemDocument> method(HttpRequestMethodNotSupportedException e, HttpServletRequest request) {
        return answers.entity(StoreProblem.of(StoreProblemCode.METHOD_NOT_ALLOWED), request);
    }

    @ExceptionHandler
    ResponseEntity<StoreProblemDocument> mediaType(HttpMediaTypeNotSupportedException e, HttpServletRequest request) {
        return answers.entity(StoreProblem.of(StoreProblemCode.UNSUPPORTED_MEDIA_TYPE), request);
    }

    @ExceptionHandler
    ResponseEntity<StoreProblemDocument> accept(HttpMediaTypeNotAcceptableException e, HttpServletRequest request) {
        return answers.entity(StoreProblem.of(StoreProblemCode.NOT_ACCEPTABLE), request);
    }

    @ExceptionHandler
    ResponseEntity<StoreProblemDocument> unexpected(Exception e, HttpServletRequest request) {
        if (LostRace.in(e)) {
            LOG.warn("{} {} lost a race: {}", request.getMethod(), request.getRequestURI(), e.getMessage());
            return answers.entity(StoreProblem.of(StoreProblemCode.CONFLICT), request);
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        return answers.entity(StoreProblem.of(StoreProblemCode.INTERNAL_ERROR), request);
    }

    private static StoreProblem unreadable(@Nullable Throwable cause) {
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return StoreProblem.of(StoreProblemCode.UNKNOWN_FIELD).with("field", unknown.getPropertyName());
        }
        if (cause instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            JsonMappingException.Reference last =
                    mapping.getPath().get(mapping.getPath().size() - 1);
            if (last.getFieldName() != null) {
                return StoreProblem.invalid(last.getFieldName());
            }
        }
        return StoreProblem.of(StoreProblemCode.MALFORMED_REQUEST);
    }
}
