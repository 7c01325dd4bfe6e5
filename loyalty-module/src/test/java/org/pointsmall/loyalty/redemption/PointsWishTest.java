package org.pointsmall.loyalty.redemption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.loyalty.points.Points;

import static org.assertj.core.api.Assertions.assertThat;

class PointsWishTest {

    @Test
    void isKeptAsTextAndReadBack() {
        assertThat(PointsWish.max().text()).isEqualTo("max");
        assertThat(PointsWish.of(Points.of(500)).text()).isEqualTo("500");
        assertThat(PointsWish.parse("max")).contains(PointsWish.max());
        assertThat(PointsWish.parse("500")).contains(PointsWish.of(Points.of(500)));
        assertThat(PointsWish.parse("0")).contains(PointsWish.of(Points.ZERO));
        assertThat(PointsWish.parse("999999999999999999")).contains(PointsWish.of(Points.of(999_999_999_999_999_999L)));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "-1", "+1", "1.5", "1e3", "MAX", "max ", " 5", "٣", "many", "1000000000000000000"})
    void isNothingWhereTheTextIsSomethingElse(String text) {
        assertThat(PointsWish.parse(text)).isEmpty();
    }
}
