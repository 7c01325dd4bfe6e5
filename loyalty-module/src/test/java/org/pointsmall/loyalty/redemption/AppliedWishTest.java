package org.pointsmall.loyalty.redemption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.points.Points;

import static org.assertj.core.api.Assertions.assertThat;

class AppliedWishTest {
    private static final AppliedWish MAX = new AppliedWish(PointsWish.max(), Points.of(1250));

    @Test
    void isReadAsItWasKept() {
        AppliedWish fiveHundred = new AppliedWish(PointsWish.of(Points.of(500)), Points.of(500));

        assertThat(AppliedWish.parse(MAX.text())).contains(MAX);
        assertThat(AppliedWish.parse(fiveHundred.text())).contains(fiveHundred);
        AppliedWish priced = MAX.pricedAt(LedgerFixture.A_POINT_IS_A_FEN);
        assertThat(priced.text()).isEqualTo("max 1250 1=1CNY");
        assertThat(AppliedWish.parse(priced.text())).contains(priced);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "max max",
                "most 5",
                "-5 5",
                "5.0 5",
                "5 5 5",
                "5 5 1=1",
                "5 5 0=1CNY",
                "5 5 1=1XQX",
                "5 5 1=1CNY 5",
                "max -1"
            })
    void isNothingWhereTheTextIsSomethingElse(String text) {
        assertThat(AppliedWish.parse(text).filter(wish -> !wish.agreed().isZero()))
                .isEmpty();
    }

    @Test
    void agreesToMoreAndNeverToLess() {
        assertThat(MAX.atLeast(Points.of(1251)).agreed()).isEqualTo(Points.of(1251));
        assertThat(MAX.atLeast(Points.of(1249))).isEqualTo(MAX);
        assertThat(MAX.pricedAt(LedgerFixture.A_POINT_IS_A_FEN)
                        .atLeast(Points.of(1251))
                        .pricedAt())
                .isEqualTo(LedgerFixture.A_POINT_IS_A_FEN);
    }
}
