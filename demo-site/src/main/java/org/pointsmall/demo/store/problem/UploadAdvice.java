package org.pointsmall.demo.store.problem;

import javax.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MultipartException;

/** Parts of a body that are none: they are read before any controller is found, so no package can be named here. */
@RestControllerAdvice
class UploadAdvice {

    private final ProblemAnswers answers;

    UploadAdvice(ProblemAnswers answers) {
        this.answers = answers;
    }

    @ExceptionHandler
    ResponseEntity<StoreProblemDocument> malformed(MultipartException e, HttpServletRequest request) {
        return answers.entity(StoreProblem.of(StoreProblemCode.MALFORMED_REQUEST), request);
    }
}
