package org.pointsmall.loyalty.api.guide;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.json.StrictJson;

/**
 * The programme in words.
 *
 * @param earning how points are earned: first what holds always, then rule by rule
 * @param spending how they are spent
 * @param expiry when they expire
 * @param tiers the lowest first; empty where there are none
 */
@StrictJson
record GuideJson(
        List<GuideSentenceJson> earning,
        List<GuideSentenceJson> spending,
        List<GuideSentenceJson> expiry,
        List<GuideTierJson> tiers) {

    /**
     * One thing to know.
     *
     * @param ruleId the rule that it is about; left out where it is about none
     * @param from when that begins; left out where it always has
     * @param until the first moment after it; left out where it has no end
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GuideSentenceJson(
            @Schema(nullable = true) @Nullable Long ruleId,
            String text,
            @Schema(nullable = true) @Nullable OffsetDateTime from,
            @Schema(nullable = true) @Nullable OffsetDateTime until) {

        static GuideSentenceJson of(String text) {
            return new GuideSentenceJson(null, text, null, null);
        }
    }

    /**
     * A tier.
     *
     * @param name in the request's language
     * @param rank higher is better
     * @param text how it is reached, and what it gives
     */
    record GuideTierJson(String code, String name, int rank, List<String> text) {}
}
