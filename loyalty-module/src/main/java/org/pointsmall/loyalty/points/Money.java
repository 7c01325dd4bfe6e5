package org.pointsmall.loyalty.points;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * A non-negative amount of money in a currency's minor units: fen, pence, cents. The number of decimals is the
 * currency's own (0 for JPY, 2 for CNY, 3 for KWD).
 *
 * @param minorUnits the amount in the smallest unit of the currency, at least 0
 * @param currency the currency
 */
public record Money(long minorUnits, Currency currency) {
    public Money {
        if (minorUnits < 0) {
            throw new IllegalArgumentException("money can't be negative here: " + minorUnits + " " + currency);
        }
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /**
     * The exact amount.
     *
     * @throws ArithmeticException where the amount is finer than the currency's minor unit
     */
    public static Money exactly(BigDecimal amount, Currency currency) {
        return new Money(
                amount.movePointRight(decimals(currency))
                        .setScale(0, RoundingMode.UNNECESSARY)
                        .longValueExact(),
                currency);
    }

    /** The amount, with what is finer than the minor unit cut off. */
    public static Money roundedDown(BigDecimal amount, Currency currency) {
        return new Money(
                amount.movePointRight(decimals(currency))
                        .setScale(0, RoundingMode.DOWN)
                        .longValueExact(),
                currency);
    }

    /** The amount in the currency's main unit, with all its decimals: 12.30, not 12.3. */
    public BigDecimal amount() {
        return BigDecimal.valueOf(minorUnits, decimals(currency));
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minorUnits, sameCurrency(other).minorUnits), currency);
    }

    /** The difference; throws {@link IllegalArgumentException} where it would be negative. */
    public Money minus(Money other) {
        if (sameCurrency(other).minorUnits > minorUnits) {
            throw new IllegalArgumentException("can't take " + other + " from " + this);
        }
        return new Money(minorUnits - other.minorUnits, currency);
    }

    public Money min(Money other) {
        return minorUnits <= sameCurrency(other).minorUnits ? this : other;
    }

    public boolean isZero() {
        return minorUnits == 0;
    }

    public boolean isMoreThan(Money other) {
        return minorUnits > sameCurrency(other).minorUnits;
    }

    @Override
    public String toString() {
        return amount().toPlainString() + " " + currency.getCurrencyCode();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("currencies differ: " + this + ", " + other);
        }
        return other;
    }

    /** Pseudo-currencies (XXX, gold) have no minor unit and are counted in whole units. */
    private static int decimals(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }
}
