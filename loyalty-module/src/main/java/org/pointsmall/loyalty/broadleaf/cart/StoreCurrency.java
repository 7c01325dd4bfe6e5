package org.pointsmall.loyalty.broadleaf.cart;

import java.util.Currency;
import org.broadleafcommerce.common.currency.domain.BroadleafCurrency;
import org.broadleafcommerce.common.currency.service.BroadleafCurrencyService;
import org.jspecify.annotations.Nullable;

/** The currency that the programme's rates are in: the one that is set, or else the store's default. */
public final class StoreCurrency {
    private final @Nullable Currency configured;
    private final BroadleafCurrencyService currencies;

    public StoreCurrency(@Nullable Currency configured, BroadleafCurrencyService currencies) {
        this.configured = configured;
        this.currencies = currencies;
    }

    /**
     * The currency.
     *
     * @throws IllegalStateException where none is set and the store has no default
     */
    public Currency now() {
        if (configured != null) {
            return configured;
        }
        BroadleafCurrency byDefault = currencies.findDefaultBroadleafCurrency();
        if (byDefault == null) {
            throw new IllegalStateException("The store has no default currency: give it one, or set loyalty.currency");
        }
        return Currency.getInstance(byDefault.getCurrencyCode());
    }
}
