package org.pointsmall.loyalty.recommendation;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Money;

/**
 * What a member has bought, as far as recommendations care.
 *
 * @param orders how many orders
 * @param products what was bought
 * @param boughtAgain those of them that one buys again
 * @param categories in how many of the orders there was something of a category
 * @param usualPrice what a piece of what they buy costs: half of what they bought cost less; null for too few orders
 * @param byPoints which part of what they pay they pay by points, 0 to 1; 0 for too few orders
 * @param latest what the latest order had
 */
public record PurchaseHistory(
        int orders,
        Set<Long> products,
        Set<Long> boughtAgain,
        Map<Long, Integer> categories,
        @Nullable Money usualPrice,
        double byPoints,
        Set<Long> latest) {
    /** Of somebody who bought nothing, or of whom nothing is to be known. */
    public static final PurchaseHistory NONE = new PurchaseHistory(0, Set.of(), Set.of(), Map.of(), null, 0);

    public PurchaseHistory {
        products = Set.copyOf(products);
        boughtAgain = Set.copyOf(boughtAgain);
        categories = Map.copyOf(categories);
        latest = Set.copyOf(latest);
    }

    /** Where it does not matter what was bought last. */
    public PurchaseHistory(
            int orders,
            Set<Long> products,
            Set<Long> boughtAgain,
            Map<Long, Integer> categories,
            @Nullable Money usualPrice,
            double byPoints) {
        this(orders, products, boughtAgain, categories, usualPrice, byPoints, Set.of());
    }
}
