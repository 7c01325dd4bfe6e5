package org.pointsmall.loyalty.recommendation;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Money;

/** Which of the store's products it sells at this moment, by its database. */
@FunctionalInterface
public interface GoodsOnSale {

    /** Those of these that are sold now: not archived, not switched off, within their dates, in stock. */
    Map<Long, Goods> of(Collection<Long> products);

    /**
     * A product that is sold.
     *
     * @param category the one that it is in first of all; null for none
     * @param price what a piece costs; null where that is not known
     */
    record Goods(@Nullable Long category, @Nullable Money price) {}
}
