package org.pointsmall.loyalty.recommendation;

import java.util.List;
import org.pointsmall.loyalty.mall.OfferView;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;

/**
 * What is recommended to somebody: what can be had now, then what is a few points away, each the most wanted first.
 *
 * @param source who found it
 * @param requestId names this answer in what is told of it later ({@link TakeFeedback})
 * @param baskets what to buy in the store, for cash, with the coupon that was just exchanged; none without one
 */
public record Recommendations(Source source, String requestId, List<Item> items, List<Basket> baskets) {
    public Recommendations {
        items = List.copyOf(items);
        baskets = List.copyOf(baskets);
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

    /**
     * Things of which the coupon takes something off where they are bought together; one that is enough alone, or several.
     *
     * @param total what they cost before the coupon
     */
    public record Basket(RecommendationReason reason, List<Piece> pieces, Money total) {
        public Basket {
            pieces = List.copyOf(pieces);
        }
    }

    /**
     * One piece of a product.
     *
     * @param price what the store asks for it
     */
    public record Piece(long product, Money price) {}
}
