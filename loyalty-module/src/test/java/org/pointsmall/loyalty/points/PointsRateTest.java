package org.pointsmall.loyalty.points;

import java.util.Currency;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PointsRateTest {
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final PointsRate THREE_POINTS_ARE_TEN_FEN = rate(3, 10);

    @Test
    void roundsWhatPointsAreWorthDown() {
        assertThat(THREE_POINTS_ARE_TEN_FEN.worth(points(0))).isEqualTo(fen(0));
        assertThat(THREE_POINTS_ARE_TEN_FEN.worth(points(1))).isEqualTo(fen(3));
        assertThat(THREE_POINTS_ARE_TEN_FEN.worth(points(2))).isEqualTo(fen(6));
        assertThat(THREE_POINTS_ARE_TEN_FEN.worth(points(3))).isEqualTo(fen(10));
        assertThat(THREE_POINTS_ARE_TEN_FEN.worth(points(4))).isEqualTo(fen(13));
    }

    @Test
    void roundsThePriceUp() {
        assertThat(THREE_POINTS_ARE_TEN_FEN.price(fen(0))).isEqualTo(points(0));
        assertThat(THREE_POINTS_ARE_TEN_FEN.price(fen(1))).isEqualTo(points(1));
        assertThat(THREE_POINTS_ARE_TEN_FEN.price(fen(3))).isEqualTo(points(1));
        assertThat(THREE_POINTS_ARE_TEN_FEN.price(fen(4))).isEqualTo(points(2));
        assertThat(THREE_POINTS_ARE_TEN_FEN.price(fen(10))).isEqualTo(points(3));
        assertThat(THREE_POINTS_ARE_TEN_FEN.price(fen(11))).isEqualTo(points(4));
    }

    @Test
    void isBetterWherePointsAreWorthMore() {
        assertThat(rate(3, 11).isBetterThan(THREE_POINTS_ARE_TEN_FEN)).isTrue();
        assertThat(rate(2, 7).isBetterThan(THREE_POINTS_ARE_TEN_FEN)).isTrue();
        assertThat(rate(3, 10).isBetterThan(THREE_POINTS_ARE_TEN_FEN)).isFalse();
        assertThat(rate(6, 20).isBetterThan(THREE_POINTS_ARE_TEN_FEN)).isFalse();
        assertThat(rate(4, 13).isBetterThan(THREE_POINTS_ARE_TEN_FEN)).isFalse();
        PointsRate inEuro = new PointsRate(points(1), new Money(1, Currency.getInstance("EUR")));
        assertThatIllegalArgumentException().isThrownBy(() -> inEuro.isBetterThan(THREE_POINTS_ARE_TEN_FEN));
    }

    @Test
    void convertsMoneyByTheRoundingThatTheCallerNames() {
        PointsRate onePointPerYuan = rate(1, 100);

        assertThat(onePointPerYuan.toPoints(fen(99), Rounding.DOWN)).isEqualTo(points(0));
        assertThat(onePointPerYuan.toPoints(fen(100), Rounding.DOWN)).isEqualTo(points(1));
        assertThat(onePointPerYuan.toPoints(fen(100), Rounding.UP)).isEqualTo(points(1));
        assertThat(onePointPerYuan.toPoints(fen(101), Rounding.UP)).isEqualTo(points(2));
    }

    @Test
    void needsPointsAndMoney() {
        assertThatIllegalArgumentException().isThrownBy(() -> rate(0, 100));
        assertThatIllegalArgumentException().isThrownBy(() -> rate(100, 0));
    }

    @Test
    void refusesAnotherCurrencyAndNamesBoth() {
        Money yen = new Money(100, Currency.getInstance("JPY"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> THREE_POINTS_ARE_TEN_FEN.price(yen))
                .withMessage("the rate is in CNY, not in 100 JPY");
    }

    @Test
    void staysExactWhereTheProductIsLargerThanALong() {
        PointsRate atPar = rate(Long.MAX_VALUE, Long.MAX_VALUE);

        assertThat(atPar.worth(points(Long.MAX_VALUE))).isEqualTo(fen(Long.MAX_VALUE));
        assertThat(atPar.price(fen(Long.MAX_VALUE))).isEqualTo(points(Long.MAX_VALUE));
    }

    @Test
    void refusesAResultThatDoesNotFit() {
        assertThatThrownBy(() -> rate(2, 1).price(fen(Long.MAX_VALUE))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> rate(1, 2).worth(points(Long.MAX_VALUE))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void asksForTheFewestPointsThatAreWorthThePrice() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            PointsRate rate = rate(1 + random.nextInt(1000), 1 + random.nextInt(1000));
            Money price = fen(random.nextInt(100_000_000));

            Points asked = rate.price(price);

            assertThat(price.isMoreThan(rate.worth(asked)))
                    .as("%s buy %s at %s", asked, price, rate)
                    .isFalse();
            assertThat(asked.isZero() || price.isMoreThan(rate.worth(asked.minus(points(1)))))
                    .as("one less than %s would not buy %s at %s", asked, price, rate)
                    .isTrue();
        }
    }

    @Test
    void neverAsksForMorePointsThanItPaidFor() {
        Random random = new Random(2);
        for (int i = 0; i < 20_000; i++) {
            PointsRate rate = rate(1 + random.nextInt(1000), 1 + random.nextInt(1000));
            Points given = points(random.nextInt(100_000_000));

            assertThat(rate.price(rate.worth(given)))
                    .as("what %s are worth at %s", given, rate)
                    .isLessThanOrEqualTo(given);
        }
    }

    private static PointsRate rate(long points, long fen) {
        return new PointsRate(points(points), fen(fen));
    }

    private static Points points(long value) {
        return Points.of(value);
    }

    private static Money fen(long minorUnits) {
        return new Money(minorUnits, CNY);
    }
}
