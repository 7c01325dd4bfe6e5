package org.pointsmall.loyalty.api.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.refusal.Refusal;

/** A refusal within an answer: like a problem document, without what HTTP needs of one. */
@JsonPropertyOrder({"code", "detail"})
public record RefusalJson(String code, String detail, Map<String, Object> operands) {
    public static RefusalJson of(Refusal refusal, Language language) {
        return new RefusalJson(
                refusal.code().name(), ProblemTexts.detail(Problem.of(refusal), language), refusal.operands());
    }

    @Override
    @JsonAnyGetter
    public Map<String, Object> operands() {
        return operands;
    }
}
