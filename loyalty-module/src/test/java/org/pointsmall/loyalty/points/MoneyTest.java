package org.pointsmall.loyalty.points;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MoneyTest {
    private static final Currency CNY = Currency.getInstance("CNY");

    @ParameterizedTest(name = "{0} {1} is {2} minor units")
    @CsvSource({"1234, JPY, 1234", "12.34, CNY, 1234", "1.234, KWD, 1234", "7, CNY, 700", "3, XXX, 3"})
    void countsInTheMinorUnitsOfItsCurrency(BigDecimal amount, String currency, long minorUnits) {
        Money money = Money.exactly(amount, Currency.getInstance(currency));

        assertThat(money.minorUnits()).isEqualTo(minorUnits);
        assertThat(money.amount()).isEqualByComparingTo(amount);
    }

    @ParameterizedTest(name = "{0} {1} is too fine, and {2} rounded down")
    @CsvSource({"12.5, JPY, 12", "12.345, CNY, 12.34", "12.349999, CNY, 12.34", "1.2345, KWD, 1.234"})
    void isRoundedDownOnlyWhereTheCallerSaysSo(BigDecimal amount, String code, BigDecimal rounded) {
        Currency currency = Currency.getInstance(code);

        assertThatThrownBy(() -> Money.exactly(amount, currency)).isInstanceOf(ArithmeticException.class);
        assertThat(Money.roundedDown(amount, currency)).isEqualTo(Money.exactly(rounded, currency));
    }

    @Test
    void roundsNothingOffAnExactAmount() {
        assertThat(Money.roundedDown(new BigDecimal("12.3400"), CNY)).isEqualTo(cny("12.34"));
        assertThat(Money.exactly(new BigDecimal("12.3400"), CNY)).isEqualTo(cny("12.34"));
    }

    @Test
    void isNeverNegative() {
        assertThat(Money.zero(CNY).isZero()).isTrue();
        assertThat(cny("0.01").isZero()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Money(-1, CNY))
                .withMessageContaining("-1 CNY");
    }

    @Test
    void showsAllTheDecimalsOfItsCurrency() {
        assertThat(cny("12.3")).hasToString("12.30 CNY");
        assertThat(new Money(1, Currency.getInstance("KWD"))).hasToString("0.001 KWD");
        assertThat(new Money(5, Currency.getInstance("JPY"))).hasToString("5 JPY");
    }

    @Test
    void addsAndTakesAwayInOneCurrency() {
        assertThat(cny("1.50").plus(cny("0.50"))).isEqualTo(cny("2.00"));
        assertThat(cny("1.50").minus(cny("1.50"))).isEqualTo(Money.zero(CNY));
        assertThat(cny("1.50").min(cny("1.51"))).isEqualTo(cny("1.50"));
        assertThat(cny("1.51").min(cny("1.50"))).isEqualTo(cny("1.50"));
        assertThat(cny("1.51").isMoreThan(cny("1.50"))).isTrue();
        assertThat(cny("1.50").isMoreThan(cny("1.50"))).isFalse();
    }

    @Test
    void refusesToBecomeLessThanNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cny("1.50").minus(cny("1.51")))
                .withMessage("can't take 1.51 CNY from 1.50 CNY");
    }

    @Test
    void refusesASumThatDoesNotFit() {
        assertThatThrownBy(() -> new Money(Long.MAX_VALUE, CNY).plus(cny("0.01")))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void refusesToMixCurrenciesAndNamesBothOperands() {
        Money euro = new Money(150, Currency.getInstance("EUR"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> cny("1.50").plus(euro))
                .withMessage("currencies differ: 1.50 CNY, 1.50 EUR");
        assertThatIllegalArgumentException().isThrownBy(() -> cny("1.50").minus(euro));
        assertThatIllegalArgumentException().isThrownBy(() -> cny("1.50").min(euro));
        assertThatIllegalArgumentException().isThrownBy(() -> cny("1.50").isMoreThan(euro));
    }

    private static Money cny(String amount) {
        return Money.exactly(new BigDecimal(amount), CNY);
    }
}
