package org.pointsmall.demo.store.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;

/**
 * A problem as RFC 9457 has it.
 *
 * @param type a stable URN
 * @param title the kind of problem, in the language of the request
 * @param status the HTTP status
 * @param detail this problem, in the language of the request
 * @param code the stable code
 * @param operands what was compared, as further members of the document
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "code"})
public record StoreProblemDocument(
        String type, String title, int status, String detail, String code, Map<String, Object> operands) {

    @Override
    @JsonAnyGetter
    public Map<String, Object> operands() {
        return operands;
    }
}
