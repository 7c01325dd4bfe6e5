package org.pointsmall.loyalty.purchase;

import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What the settings say of the store.
 *
 * @param currency of the programme; null for the store's default
 * @param birthdayAttribute the customer's attribute that has the birthday
 */
public record StoreSettings(@Nullable Currency currency, String birthdayAttribute) {}
