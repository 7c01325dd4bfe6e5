package org.pointsmall.loyalty.flag;

import org.jspecify.annotations.Nullable;

/**
 * A product that a shopper wants to buy; a line of a cart stands for several where it is a bundle.
 *
 * @param itemId the cart's line; null where it is not in a cart yet
 * @param quantity pieces of the product
 * @param offerId the mall's offer through which it was put into the cart; null for none
 */
public record WantedItem(@Nullable Long itemId, long productId, int quantity, @Nullable Long offerId) {}
