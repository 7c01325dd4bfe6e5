package org.pointsmall.loyalty.redemption;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.CNY;

class AppliedWishTest {
    private static final AppliedWish MAX = new AppliedWish(PointsWish.max(), Points.of(1250));

    @Test
    void isReadAsItWasKept() {
        AppliedWish fiveHundred = new AppliedWish(PointsWish.of(Points.of(500)), Points.of(500));

        assertThat(AppliedWish.parse(MAX.text())).contains(MAX);
        assertThat(AppliedWish.parse(fiveHundred.text())).contains(fiveHundred);
        AppliedWish told = MAX.telling(told(1200), Points.of(1200));
        assertThat(told.text()).isEqualTo("max 1250 1200 1200 300 1500 CNY");
        assertThat(AppliedWish.parse(told.text())).contains(told);
    }

    @Test
    void remembersWhatElsePaidWhenTheShopperWasTold() {
        ShownQuote beside = new ShownQuote(
                Points.of(1), fen(1), fen(99), fen(500), Map.of("GIFT_CARD", fen(300), "CUSTOMER_CREDIT", fen(100)));
        AppliedWish told = MAX.telling(beside, Points.of(1));

        assertThat(told.text()).isEqualTo("max 1250 1 1 99 500 CNY CUSTOMER_CREDIT=100,GIFT_CARD=300");
        assertThat(AppliedWish.parse(told.text())).contains(told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100=150GBP",
                "5",
                "1200 1200 300 1500 XQX",
                "1200 1200 300 CNY",
                "1 2 3 4 CNY 5",
                "1 2 3 4 CNY COD=",
                "-1 2 3 4 CNY"
            })
    void staysAWishWhereWhatWasToldCanNotBeRead(String told) {
        assertThat(AppliedWish.parse(MAX.text() + " " + told)).contains(MAX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "max max", "most 5", "-5 5", "5.0 5", "max -1"})
    void isNothingWhereTheTextIsSomethingElse(String text) {
        assertThat(AppliedWish.parse(text).filter(wish -> !wish.agreed().isZero()))
                .isEmpty();
    }

    @Test
    void agreesToMoreAndNeverToLess() {
        assertThat(MAX.telling(told(1251), Points.of(1251)).agreed()).isEqualTo(Points.of(1251));
        assertThat(MAX.telling(told(1249), Points.of(1249)).agreed()).isEqualTo(Points.of(1250));
        assertThat(MAX.telling(told(1251), Points.of(1251)).tellingNothing())
                .isEqualTo(new AppliedWish(PointsWish.max(), Points.of(1251), null, true));
    }

    private static Money fen(long minorUnits) {
        return new Money(minorUnits, CNY);
    }

    private static ShownQuote told(long points) {
        return new ShownQuote(
                Points.of(points), new Money(points, CNY), new Money(1500 - points, CNY), new Money(1500, CNY));
    }

    @Test
    void keepsThatWhatWasToldHoldsNoMore() {
        AppliedWish takenBack = new AppliedWish(PointsWish.max(), Points.of(1251), null, true);

        assertThat(AppliedWish.parse(takenBack.text())).contains(takenBack);
        assertThat(MAX.takenBack()).isEqualTo(MAX);
    }
}
