package org.pointsmall.loyalty.api.recommendation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.json.StrictJson;
import org.pointsmall.loyalty.api.problem.Problem;
import org.pointsmall.loyalty.api.problem.ProblemException;
import org.pointsmall.loyalty.recommendation.TakeFeedback;

/**
 * What was done with offers of an answer.
 *
 * @param requestId the answer's
 * @param events 1 to 100 of them
 */
@StrictJson
record FeedbackRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String requestId,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable List<@Nullable EventJson> events) {
    private static final int MOST = 100;

    /**
     * One of them.
     *
     * @param kind {@code SEEN} or {@code CLICKED}
     */
    record EventJson(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Long offerId,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Kind kind) {}

    /** What can be done with an offer. */
    enum Kind {
        SEEN,
        CLICKED
    }

    String request() {
        if (requestId == null) {
            throw new ProblemException(Problem.invalid("requestId"));
        }
        return requestId;
    }

    List<TakeFeedback.Told> told() {
        if (events == null || events.isEmpty() || events.size() > MOST) {
            throw new ProblemException(Problem.invalid("events"));
        }
        List<TakeFeedback.Told> told = new ArrayList<>();
        for (EventJson event : events) {
            if (event == null || event.offerId() == null || event.kind() == null) {
                throw new ProblemException(Problem.invalid("events"));
            }
            told.add(new TakeFeedback.Told(event.offerId(), event.kind() == Kind.CLICKED));
        }
        return told;
    }
}
