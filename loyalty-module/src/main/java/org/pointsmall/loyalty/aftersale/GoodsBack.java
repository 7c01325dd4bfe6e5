package org.pointsmall.loyalty.aftersale;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pointsmall.loyalty.purchase.Cart;

/** Hears of goods that come back, in the transaction of the return: it is undone where this throws. */
@FunctionalInterface
public interface GoodsBack {
    /** Nobody cares. */
    GoodsBack NONE = (order, pieces) -> {};

    /** @param pieces how many of which line have come back now */
    void cameBack(Cart order, Map<Long, Integer> pieces);

    /** Likewise, with the whole order, which is cancelled by it: told instead of {@link #cameBack}. */
    default void cancelled(Cart order, Map<Long, Integer> pieces) {
        cameBack(order, pieces);
    }

    /** Of these items of the order everything has come back now; told after {@link #cameBack}. */
    default void linesCameBack(Cart order, Set<Long> items) {}

    /**
     * Gifts that the shopper still has, though what is left of the order no longer earns them.
     *
     * @param left the order without what has come back
     * @return the store's order items
     */
    default List<Long> giftsDue(Cart left) {
        return List.of();
    }
}
