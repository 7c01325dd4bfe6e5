package org.pointsmall.loyalty.api.json;

import org.pointsmall.loyalty.points.Money;

/**
 * Money in a request or answer.
 *
 * @param amount in the currency's main unit with all its decimals, as text: no client's floating point gets near it
 * @param currency the ISO 4217 code
 */
public record MoneyJson(String amount, String currency) {

    public static MoneyJson of(Money money) {
        return new MoneyJson(money.amount().toPlainString(), money.currency().getCurrencyCode());
    }
}
