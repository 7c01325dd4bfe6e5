package org.pointsmall.loyalty.api.guide;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.json.StrictJson;
import org.pointsmall.loyalty.definition.Window;

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
     * @param campaignId the campaign, likewise
     * @param from when that begins; left out where it always has
     * @param until the first moment after it; left out where it has no end
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GuideSentenceJson(
            @Schema(nullable = true) @Nullable Long ruleId,
            @Schema(nullable = true) @Nullable Long campaignId,
            String text,
            @Schema(nullable = true) @Nullable OffsetDateTime from,
            @Schema(nullable = true) @Nullable OffsetDateTime until) {

        static GuideSentenceJson of(String text) {
            return new GuideSentenceJson(null, null, text, null, null);
        }

        static GuideSentenceJson ofRule(long id, String text, Window window) {
            return new GuideSentenceJson(id, null, text, at(window.from(), window), at(window.until(), window));
        }

        static GuideSentenceJson ofCampaign(long id, String text, Window window) {
            return new GuideSentenceJson(null, id, text, at(window.from(), window), at(window.until(), window));
        }

        private static @Nullable OffsetDateTime at(@Nullable LocalDateTime moment, Window window) {
            return moment == null ? null : moment.atZone(window.zone()).toOffsetDateTime();
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
