package org.pointsmall.loyalty.api.member;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.json.MoneyJson;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.tier.Measure;
import org.pointsmall.loyalty.tier.Projection;
import org.pointsmall.loyalty.tier.Tier;

/**
 * The member's tier.
 *
 * @param code null for a member who has none yet
 * @param name in the request's language; null likewise
 * @param rank higher is better; 0 for none
 * @param next the next tier up; null in the highest
 */
record TierJson(
        @Schema(nullable = true) @Nullable String code,
        @Schema(nullable = true) @Nullable String name,
        int rank,
        @Schema(nullable = true) @Nullable NextJson next) {

    /** What it takes to the next tier: points or spend, as the programme counts. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NextJson(
            String code,
            @Schema(nullable = true) @Nullable Long pointsToGo,
            @Schema(nullable = true) @Nullable MoneyJson spendToGo) {}

    static TierJson of(Projection projection, Locale locale) {
        Tier tier = projection.tier().orElse(null);
        return new TierJson(
                tier == null ? null : tier.code().value(),
                tier == null ? null : tier.name().in(locale),
                tier == null ? 0 : tier.rank(),
                projection.next().map(next -> next(next, projection)).orElse(null));
    }

    private static NextJson next(Tier next, Projection projection) {
        long missing = projection.missing();
        return projection.measure() == Measure.POINTS
                ? new NextJson(next.code().value(), missing, null)
                : new NextJson(next.code().value(), null, MoneyJson.of(new Money(missing, projection.currency())));
    }
}
