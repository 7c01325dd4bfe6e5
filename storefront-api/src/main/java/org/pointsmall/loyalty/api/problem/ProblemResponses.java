package org.pointsmall.loyalty.api.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.pointsmall.loyalty.api.json.StrictJsonConverter;
import org.pointsmall.loyalty.api.wording.Language;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Answers requests with problem documents, in the language that the request asks for. Every answer forbids caching; an
 * operand {@code retryAfterSeconds} is also sent as {@code Retry-After}.
 */
public final class ProblemResponses {
    private final ObjectMapper json = StrictJsonConverter.mapper();

    /** The answer as a controller returns it. */
    public ResponseEntity<ProblemDocument> entity(Problem problem, HttpServletRequest request) {
        Language language = Language.of(request);
        // By its number: what Spring takes a status as differs between its versions.
        return ResponseEntity.status(problem.type().status().value())
                .headers(headers(problem, language))
                .body(ProblemTexts.document(problem, language));
    }

    /**
     * Writes the answer where there is no controller: in a filter, a resolver, a security entry point. What has been
     * written but not sent is dropped.
     */
    public void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Language language = Language.of(request);
        byte[] body = json.writeValueAsBytes(ProblemTexts.document(problem, language));
        response.resetBuffer();
        SafeHeaders.addTo(response);
        response.setStatus(problem.type().status().value());
        headers(problem, language).toSingleValueMap().forEach(response::setHeader);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static HttpHeaders headers(Problem problem, Language language) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.set(HttpHeaders.CONTENT_LANGUAGE, language.tag());
        headers.setCacheControl("no-store");
        Object retryAfter = problem.operands().get("retryAfterSeconds");
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, retryAfter.toString());
        }
        return headers;
    }
}
