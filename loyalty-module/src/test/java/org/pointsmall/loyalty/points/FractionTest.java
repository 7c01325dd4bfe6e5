package org.pointsmall.loyalty.points;

import java.util.Currency;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FractionTest {
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final Fraction A_THIRD = Fraction.of(1, 3);

    @Test
    void equalQuantitiesAreEqualHoweverTheyCameAbout() {
        assertThat(Fraction.of(2, 6)).isEqualTo(A_THIRD).hasSameHashCodeAs(A_THIRD);
        assertThat(Fraction.of(6, 2)).isEqualTo(Fraction.of(Points.of(3)));
        assertThat(Fraction.of(0, 7)).isEqualTo(Fraction.ZERO).hasSameHashCodeAs(Fraction.ZERO);
        assertThat(A_THIRD).isNotEqualTo(Fraction.of(2, 3)).isNotEqualTo(Fraction.of(1, 4));
        assertThat(A_THIRD.equals("0.3333")).isFalse();
        assertThat(A_THIRD.hashCode())
                .isNotEqualTo(Fraction.of(3, 1).hashCode())
                .isNotZero();
    }

    @Test
    void nothingIsRoundedOnTheWay() {
        Fraction sum = Fraction.ZERO;
        for (int i = 0; i < 300; i++) {
            sum = sum.plus(A_THIRD);
        }
        assertThat(sum).isEqualTo(Fraction.of(Points.of(100)));
        assertThat(A_THIRD.plus(Fraction.of(1, 6))).isEqualTo(Fraction.of(1, 2));
        assertThat(A_THIRD.times(Fraction.of(3, 4))).isEqualTo(Fraction.of(1, 4));
        assertThat(A_THIRD.times(6, 4)).isEqualTo(Fraction.of(1, 2));
        assertThat(A_THIRD.over(Fraction.of(2, 3))).isEqualTo(Fraction.of(1, 2));
        assertThat(Fraction.of(Points.of(7)).over(Fraction.of(Points.of(2)))).isEqualTo(Fraction.of(7, 2));
    }

    @ParameterizedTest(name = "{0} / {1} is {2} whole points")
    @CsvSource({
        "0, 1, 0, 0",
        "1, 3, 0, 0.3333",
        "2, 3, 0, 0.6666",
        "999999, 1000000, 0, 0.9999",
        "1, 1, 1, 1",
        "7, 2, 3, 3.5",
        "10, 1, 10, 10",
        "100001, 10000, 10, 10.0001",
        "9223372036854775807, 1, 9223372036854775807, 9223372036854775807"
    })
    void noPartOfAPointIsEverGiven(long numerator, long denominator, long whole, String said) {
        Fraction quantity = Fraction.of(numerator, denominator);

        assertThat(quantity.floor()).isEqualTo(Points.of(whole));
        assertThat(quantity).hasToString(said);
        assertThat(quantity.isWhole()).isEqualTo(numerator % denominator == 0);
        assertThat(quantity.isZero()).isEqualTo(numerator == 0);
    }

    @Test
    void isComparedExactly() {
        Fraction more = Fraction.of(333_334, 1_000_000);

        assertThat(A_THIRD).isLessThan(more).isGreaterThan(Fraction.of(333_333, 1_000_000));
        assertThat(A_THIRD.compareTo(Fraction.of(2, 6))).isZero();
        assertThat(A_THIRD.min(more)).isEqualTo(A_THIRD);
        assertThat(more.min(A_THIRD)).isEqualTo(A_THIRD);
    }

    @Test
    void moneyIsPointsByTheRateAndInItsCurrencyOnly() {
        PointsRate threePointsPerYuan = new PointsRate(Points.of(3), new Money(100, CNY));

        assertThat(Fraction.of(new Money(250, CNY), threePointsPerYuan)).isEqualTo(Fraction.of(15, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fraction.of(new Money(250, Currency.getInstance("EUR")), threePointsPerYuan))
                .withMessageContaining("EUR");
    }

    @Test
    void isNeverLessThanNothing() {
        assertThat(Fraction.of(0, 1).isZero()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> Fraction.of(-1, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> Fraction.of(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Fraction.of(1, -3));
        assertThatIllegalArgumentException().isThrownBy(() -> A_THIRD.over(Fraction.ZERO));
    }

    /** Any quantities: they sum to what they are together, and are cut in whichever order. */
    @Test
    void sumsAndProductsDoNotDependOnTheOrder() {
        Random random = new Random(11);
        for (int i = 0; i < 500; i++) {
            Fraction a = some(random);
            Fraction b = some(random);
            Fraction c = some(random);
            assertThat(a.plus(b).plus(c)).isEqualTo(c.plus(b.plus(a)));
            assertThat(a.plus(b).times(c)).isEqualTo(a.times(c).plus(b.times(c)));
            assertThat(a.plus(b).compareTo(a)).isNotNegative();
        }
    }

    private static Fraction some(Random random) {
        return Fraction.of(random.nextInt(1_000), 1 + random.nextInt(60));
    }
}
