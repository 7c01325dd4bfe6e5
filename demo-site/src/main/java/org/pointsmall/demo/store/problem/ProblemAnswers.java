package org.pointsmall.demo.store.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers requests with problem documents: in Chinese where the request prefers it, else in English. */
@Component
public class ProblemAnswers {

    private static final String TEXTS = "org.pointsmall.demo.store.problem.problems";

    /** English texts are the bundle's root: no fallback to whatever language the server speaks. */
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ObjectMapper json;

    ProblemAnswers(ObjectMapper json) {
        this.json = json;
    }

    /** The answer as a controller gives it. */
    public ResponseEntity<StoreProblemDocument> entity(StoreProblem problem, HttpServletRequest request) {
        Locale language = language(request);
        return ResponseEntity.status(problem.code().status())
                .headers(headers(language))
                .body(document(problem, language));
    }

    /** Writes the answer where there is no controller: in a filter or a security entry point. */
    public void write(StoreProblem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Locale language = language(request);
        byte[] body = json.writeValueAsString(document(problem, language)).getBytes(StandardCharsets.UTF_8);
        response.resetBuffer();
        response.setStatus(problem.code().status().value());
        headers(language).toSingleValueMap().forEach(response::setHeader);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** A problem of this code, as it is answered in English. */
    public static StoreProblemDocument example(StoreProblemCode code) {
        StoreProblem problem = StoreProblem.of(code);
        return document(
                code == StoreProblemCode.INVALID_VALUE || code == StoreProblemCode.UNKNOWN_FIELD
                        ? problem.with("field", "quantity")
                        : problem,
                Locale.ENGLISH);
    }

    static StoreProblemDocument document(StoreProblem problem, Locale language) {
        String code = problem.code().name();
        ResourceBundle texts = ResourceBundle.getBundle(TEXTS, language, NO_FALLBACK);
        String title = texts.getString(code + ".title");
        String detail = texts.containsKey(code + ".detail") ? texts.getString(code + ".detail") : title;
        return new StoreProblemDocument(
                "urn:pointsmall:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-'),
                title,
                problem.code().status().value(),
                filledIn(detail, problem.operands()),
                code,
                problem.operands());
    }

    /** Operands go in by name: {@code {field}}. */
    private static String filledIn(String text, Map<String, Object> operands) {
        String filled = text;
        for (Map.Entry<String, Object> operand : operands.entrySet()) {
            filled = filled.replace("{" + operand.getKey() + "}", String.valueOf(operand.getValue()));
        }
        return filled;
    }

    private static Locale language(HttpServletRequest request) {
        return request.getLocale().getLanguage().equals(Locale.CHINESE.getLanguage())
                ? Locale.SIMPLIFIED_CHINESE
                : Locale.ENGLISH;
    }

    private static HttpHeaders headers(Locale language) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setContentLanguage(language);
        headers.setCacheControl("no-store");
        return headers;
    }
}
