package org.pointsmall.loyalty.broadleaf;

import java.util.Currency;
import java.util.function.Supplier;
import org.broadleafcommerce.common.currency.domain.BroadleafCurrency;
import org.broadleafcommerce.common.currency.service.BroadleafCurrencyService;
import org.jspecify.annotations.Nullable;

/**
 * The currency that the programme's rates are in: the one that is set, or else the store's default. Found once a process:
 * a rate in another currency is another rate, so a store that changes its default sets the rates anew and restarts.
 */
final class StoreCurrency implements Supplier<Currency> {
    private final BroadleafCurrencyService currencies;
    private volatile @Nullable Currency known;

    StoreCurrency(@Nullable Currency configured, BroadleafCurrencyService currencies) {
        this.currencies = currencies;
        known = configured;
    }

    /**
     * The currency.
     *
     * @throws IllegalStateException where none is set and the store has no default
     */
    @Override
    public Currency get() {
        Currency currency = known;
        if (currency == null) {
            currency = storesDefault();
            known = currency;
        }
        return currency;
    }

    private Currency storesDefault() {
        BroadleafCurrency byDefault = currencies.findDefaultBroadleafCurrency();
        if (byDefault == null) {
            throw new IllegalStateException("The store has no default currency: give it one, or set loyalty.currency");
        }
        return Currency.getInstance(byDefault.getCurrencyCode());
    }
}
