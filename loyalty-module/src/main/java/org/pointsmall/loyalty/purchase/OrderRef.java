package org.pointsmall.loyalty.purchase;

import org.jspecify.annotations.Nullable;

/**
 * An order of the store.
 *
 * @param id the store's id, known from the moment the cart exists
 * @param number what the shopper knows it by; null until the order is submitted
 */
public record OrderRef(long id, @Nullable String number) {}
