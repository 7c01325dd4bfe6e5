package org.pointsmall.loyalty.points;

import java.util.Currency;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ShareTest {
    @Test
    void roundsAsItIsToldAndGivesAllForTheWhole() {
        Share third = new Share(1, 3);

        assertThat(third.of(Points.of(100), Rounding.DOWN)).isEqualTo(Points.of(33));
        assertThat(third.of(Points.of(100), Rounding.UP)).isEqualTo(Points.of(34));
        assertThat(third.of(Points.of(99), Rounding.UP)).isEqualTo(Points.of(33));
        assertThat(new Share(3, 3).of(Points.of(100), Rounding.UP)).isEqualTo(Points.of(100));
        assertThat(new Share(0, 3).of(Points.of(100), Rounding.UP)).isEqualTo(Points.ZERO);
    }

    @Test
    void neverGivesMoreThanAllNorOverflows() {
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            long whole = 1 + (random.nextLong() >>> 1) % Long.MAX_VALUE;
            long part = (random.nextLong() >>> 1) % (whole + 1 == Long.MIN_VALUE ? whole : whole + 1);
            Points all = Points.of(random.nextLong() >>> 1);

            Points down = new Share(part, whole).of(all, Rounding.DOWN);
            Points up = new Share(part, whole).of(all, Rounding.UP);

            assertThat(up.value() - down.value()).isBetween(0L, 1L);
            assertThat(up.isMoreThan(all)).isFalse();
        }
    }

    @Test
    void aPartOfMoneyIsRoundedAsItIsSaid() {
        Money ten = new Money(10, Currency.getInstance("CNY"));

        assertThat(new Share(1, 3).of(ten, Rounding.DOWN)).isEqualTo(new Money(3, ten.currency()));
        assertThat(new Share(1, 3).of(ten, Rounding.UP)).isEqualTo(new Money(4, ten.currency()));
        assertThat(new Share(3, 3).of(ten, Rounding.UP)).isEqualTo(ten);
    }

    @Test
    void sharesMoneyOfOneCurrency() {
        Currency cny = Currency.getInstance("CNY");
        Money whole = new Money(300, cny);

        assertThat(Share.of(new Money(100, cny), whole)).isEqualTo(new Share(100, 300));
        assertThatIllegalArgumentException().isThrownBy(() -> Share.of(new Money(301, cny), whole));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Share.of(new Money(1, Currency.getInstance("EUR")), whole));
        assertThatIllegalArgumentException().isThrownBy(() -> new Share(0, 0));
    }
}
