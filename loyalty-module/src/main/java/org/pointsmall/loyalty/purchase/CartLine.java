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
 * @param tax what is paid on top of it as tax
 */
public record CartLine(long itemId, @Nullable Long productId, int quantity, Money price, Money tax) {

    /** A line without tax, or with a price that has it in it. */
    public CartLine(long itemId, @Nullable Long productId, int quantity, Money price) {
        this(itemId, productId, quantity, price, Money.zero(price.currency()));
    }

    /** The same line for so much less. */
    CartLine less(Money discount) {
        return new CartLine(itemId, productId, quantity, price.minus(discount), tax);
    }
}
