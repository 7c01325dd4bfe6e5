package org.pointsmall.loyalty.aftersale;

import java.util.List;
import java.util.Map;
import org.pointsmall.loyalty.purchase.Cart;

/** ShownQuote of goods that come back, in the transaction of the return: it is undone where this throws. */
@FunctionalInterface
public interface GoodsBack {
    /** Nobody cares. */
    GoodsBack NONE = (order, pieces) -> {};

    /** @param pieces how many of which line have come back now */
    void cameBack(Cart order, Map<Long, Integer> pieces);

    /**
     * Gifts that the shopper still has, though what is left of the order no longer earns them.
     *
     * @param left the order without what has come back
     * @return the store's order items
     */
    default List<Long> giftsDue(Cart left) {
        return List.of();
    }

    /** The whole order was cancelled; told after what has come back. */
    default void cancelled(Cart order) {}
}
