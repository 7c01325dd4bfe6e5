package org.pointsmall.loyalty.api.agents;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The programme as an agent is told of it. It has nothing by which an agent could know one member from another: the programme
 * gives out no numbers of members, so none is shown, not even in part. Balances are no part of the draft.
 *
 * @param id the programme's, the same for all
 * @param tiers the one that the member has, or none; null for a guest, and where the programme has no tiers
 * @param provisional true for a guest who only claims to be a member
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Membership(
        String id, String name, @Nullable List<HeldTier> tiers, List<Collected> rewards, boolean provisional) {

    public record HeldTier(String id, String name, List<Benefit> benefits) {}

    public record Benefit(String id, String description) {}

    /** What is collected: points. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Collected(PointsCurrency currency, @Nullable Forecast earningForecast) {}

    /** @param decimalPlaces 0: points are whole */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record PointsCurrency(String name, String code, int decimalPlaces) {}

    /** @param breakdown which step gave how many; sums to {@code amount} */
    public record Forecast(long amount, List<Step> breakdown) {}

    /** @param benefitId the tier's benefit that gives them; null for what everybody has */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(String id, String description, long amount, @Nullable String benefitId) {}
}
