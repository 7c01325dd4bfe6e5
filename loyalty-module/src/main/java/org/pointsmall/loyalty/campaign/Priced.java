package org.pointsmall.loyalty.campaign;

import java.util.Set;
import org.pointsmall.loyalty.points.Points;

/**
 * Something that has a price in points.
 *
 * @param list its price without tiers and campaigns; at least 1
 * @param product the store's product
 * @param categories all categories that it is in, however far up; asked for only where {@link
 *     CampaignBook#asksForCategories}
 */
public record Priced(Points list, long product, Set<Long> categories) {
    public Priced {
        categories = Set.copyOf(categories);
        if (list.isZero()) {
            throw new IllegalArgumentException("nothing costs no points: product " + product);
        }
    }
}
