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
 * @param offerId the mall offer by which it was put in; null where it is bought as anybody may
 */
public record CartLine(
        long itemId, @Nullable Long productId, int quantity, Money price, Money tax, @Nullable Long offerId) {

    /** A line that no offer of the mall put in. */
    public CartLine(long itemId, @Nullable Long productId, int quantity, Money price, Money tax) {
        this(itemId, productId, quantity, price, tax, null);
    }

    /** A line without tax, or with a price that has it in it. */
    public CartLine(long itemId, @Nullable Long productId, int quantity, Money price) {
        this(itemId, productId, quantity, price, Money.zero(price.currency()));
    }

    /** The same line, put in by an offer of the mall. */
    public CartLine by(long offer) {
        return new CartLine(itemId, productId, quantity, price, tax, offer);
    }

    /** What is paid for it, with tax. */
    public Money gross() {
        return price.plus(tax);
    }

    /** The same line for so much less. */
    CartLine less(Money discount) {
        return new CartLine(itemId, productId, quantity, price.minus(discount), tax, offerId);
    }
}
