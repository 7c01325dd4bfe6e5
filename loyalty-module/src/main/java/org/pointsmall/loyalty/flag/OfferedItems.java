package org.pointsmall.loyalty.flag;

/** What the points mall offers: the one way to buy what is exclusive. */
@FunctionalInterface
public interface OfferedItems {

    /**
     * Whether a line of a cart that was put there through this offer is a line of this product. The line only says so of
     * itself, and a request can say anything: whoever answers charges the line by the offer's terms.
     */
    boolean covers(long offerId, long productId);
}
