package org.pointsmall.loyalty.recommendation;

import java.util.List;
import org.pointsmall.loyalty.mall.OfferView;
import org.pointsmall.loyalty.points.Points;

/**
 * What is recommended to somebody: what can be had now, then what is a few points away, each the most wanted first.
 *
 * @param source who found it
 * @param requestId names this answer in what is told of it later ({@link TakeFeedback})
 */
public record Recommendations(Source source, String requestId, List<Item> items) {
    public Recommendations {
        items = List.copyOf(items);
    }

    /** Who finds what is recommended. */
    public enum Source {
        ELASTICSEARCH,
        DATABASE
    }

    /**
     * An offer, with why.
     *
     * @param offer as it is for this shopper, by the database
     * @param pointsShort how many points are lacking for it; none where it can be had now
     */
    public record Item(OfferView offer, RecommendationReason reason, Points pointsShort) {}
}
