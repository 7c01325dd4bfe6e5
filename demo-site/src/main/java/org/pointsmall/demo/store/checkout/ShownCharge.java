package org.pointsmall.demo.store.checkout;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.broadleafcommerce.common.money.Money;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.store.money.MoneyAnswer;
import org.pointsmall.demo.store.problem.StoreProblem;

/**
 * What the shopper's page said that a checkout charges. The cart can have changed since, in another tab or on another
 * device; then the shopper has to look at it again.
 *
 * @param cash without zeros at its end, so that one amount has one form
 */
record ShownCharge(BigDecimal cash, String currency, long points) {
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,3})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final long MOST_POINTS = 999_999_999_999_999L;

    ShownCharge {
        cash = cash.stripTrailingZeros();
    }

    /** @throws StoreProblem INVALID_VALUE where one of them is missing or is none */
    static ShownCharge of(@Nullable MoneyAnswer cash, @Nullable Long points) {
        if (cash == null) {
            throw StoreProblem.invalid("cash");
        }
        if (!matches(AMOUNT, cash.amount())) {
            throw StoreProblem.invalid("amount");
        }
        if (!matches(CURRENCY, cash.currency())) {
            throw StoreProblem.invalid("currency");
        }
        if (points == null || points < 0 || points > MOST_POINTS) {
            throw StoreProblem.invalid("points");
        }
        return new ShownCharge(new BigDecimal(cash.amount()), cash.currency(), points);
    }

    private static boolean matches(Pattern pattern, @Nullable String text) {
        return text != null && pattern.matcher(text).matches();
    }

    boolean is(Money toPay, long toSpend) {
        return cash.compareTo(toPay.getAmount()) == 0
                && currency.equals(toPay.getCurrency().getCurrencyCode())
                && points == toSpend;
    }

    /** Part of what makes two requests with one key the same. */
    String content() {
        return "shown " + cash.toPlainString() + " " + currency + " " + points;
    }
}
