package org.pointsmall.loyalty.purchase;

import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Money;

/**
 * One line of a cart or order.
 *
 * @param itemId the store's order item
 * @param productId the product; null for what is no product of the catalogue
 * @param quantity how many, at least 1
 * @param price what the whole line costs after every discount, without tax and shipping
 */
public record CartLine(long itemId, @Nullable Long productId, int quantity, Money price) {

    /** The same line for so much less. */
    CartLine less(Money discount) {
        return new CartLine(itemId, productId, quantity, price.minus(discount));
    }
}
