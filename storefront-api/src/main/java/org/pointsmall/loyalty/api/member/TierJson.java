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
    private static final int LAST_PERCENT = 99;

    /**
     * What it takes to the next tier: points or spend, as the programme counts.
     *
     * @param name in the request's language
     * @param percent how much of the way to it is done, rounded down: 0 to 99
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NextJson(
            String code,
            String name,
            int percent,
            @Schema(nullable = true) @Nullable Long pointsToGo,
            @Schema(nullable = true) @Nullable MoneyJson spendToGo) {}

    static TierJson of(Projection projection, Locale locale) {
        Tier tier = projection.tier().orElse(null);
        return new TierJson(
                tier == null ? null : tier.code().value(),
                tier == null ? null : tier.name().in(locale),
                tier == null ? 0 : tier.rank(),
                projection.next().map(next -> next(next, projection, locale)).orElse(null));
    }

    private static NextJson next(Tier next, Projection projection, Locale locale) {
        long missing = projection.missing();
        boolean byPoints = projection.measure() == Measure.POINTS;
        return new NextJson(
                next.code().value(),
                next.name().in(locale),
                percent(projection.gathered(), missing),
                byPoints ? missing : null,
                byPoints ? null : MoneyJson.of(new Money(missing, projection.currency())));
    }

    /** Of both together, which is what the tier takes; what is taken back can leave less than nothing gathered. */
    private static int percent(long gathered, long missing) {
        long done = Math.max(0, gathered);
        return missing <= 0 ? LAST_PERCENT : (int) Math.min(LAST_PERCENT, done * 100 / (done + missing));
    }
}
