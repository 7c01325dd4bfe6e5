package org.pointsmall.loyalty.spring;

import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.Share;
import org.pointsmall.loyalty.recommendation.RecommendationTerms;

/** What a page of recommendations is made by, from {@code loyalty.recommendation.*}. */
final class RecommendationSettings {
    private static final int ALL = 100;

    private RecommendationSettings() {}

    static RecommendationTerms of(LoyaltyProperties.Recommendation properties) {
        if (properties.reachLeast() < 0) {
            throw new IllegalArgumentException("loyalty.recommendation.reach-least is at least 0");
        }
        return new RecommendationTerms(
                properties.mostOfCategory(),
                properties.mostOfFamily(),
                percent("reach", properties.reach()),
                Points.of(properties.reachLeast()),
                percent("reach-places", properties.reachPlaces()));
    }

    private static Share percent(String name, int percent) {
        if (percent < 0 || percent > ALL) {
            throw new IllegalArgumentException("loyalty.recommendation." + name + " is 0 to 100 per cent: " + percent);
        }
        return new Share(percent, ALL);
    }
}
