package org.pointsmall.demo.store.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.broadleafcommerce.common.money.Money;

/**
 * An amount as the API writes it.
 *
 * @param amount with as many decimals as the currency has; a string, so that nobody reads it into a float
 * @param currency ISO 4217 code
 */
public record MoneyAnswer(String amount, String currency) {

    /** @throws ArithmeticException when the amount has fractions of the currency's smallest unit */
    public static MoneyAnswer of(Money money) {
        BigDecimal amount =
                money.getAmount().setScale(money.getCurrency().getDefaultFractionDigits(), RoundingMode.UNNECESSARY);
        return new MoneyAnswer(amount.toPlainString(), money.getCurrency().getCurrencyCode());
    }
}
