package org.pointsmall.loyalty.campaign;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.catalogue.CategoryId;
import org.pointsmall.loyalty.catalogue.ProductId;
import org.pointsmall.loyalty.points.Points;

/**
 * Something that has a price in points.
 *
 * @param list its price without tiers and campaigns; at least 1
 * @param product the store's product; null for what is none, such as a coupon
 * @param categories all categories that it is in, however far up; asked for only where {@link
 *     CampaignBook#asksForCategories}
 */
public record Priced(Points list, @Nullable ProductId product, Set<CategoryId> categories) {
    public Priced {
        categories = Set.copyOf(categories);
        if (list.isZero()) {
            throw new IllegalArgumentException("nothing costs no points: product " + product);
        }
    }

    /** Something that is no product of the store's: only campaigns on all things are about it. */
    public static Priced reward(Points list) {
        return new Priced(list, null, Set.of());
    }
}
