package org.pointsmall.loyalty.admin.overview;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.insight.dashboard.MallFigures;

import static org.assertj.core.api.Assertions.assertThat;

class DrawUpOverviewTest {

    @Test
    void twelveMonthsAreForecastFromThatOfTheLastDayOn() {
        OverviewView.Forecast forecast = new SeenFixture()
                .withYear(SeenFixture.points(1000, 300, 100))
                .with(
                        SeenFixture.month("2026-11", 1_000),
                        SeenFixture.month("2027-10", 200),
                        SeenFixture.month("2027-11", 40))
                .view()
                .forecast();

        assertThat(forecast.percent()).isEqualTo("25.0");
        assertThat(forecast.expiring()).isEqualTo("1,200");
        assertThat(forecast.points()).isEqualTo("300");
    }

    @ParameterizedTest
    @CsvSource({"0, 0, '', 0", "-5, 10, 0.0, 0", "1, 2, 33.3, 3", "10, 0, 100.0, 10"})
    void whatWasLostTellsWhatWillBe(long expired, long used, String percent, String points) {
        OverviewView.Forecast forecast = new SeenFixture()
                .withYear(SeenFixture.points(0, used, expired))
                .with(SeenFixture.month("2026-12", 10))
                .view()
                .forecast();

        assertThat(forecast.percent()).isEqualTo(percent);
        assertThat(forecast.points()).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({"100, 30, false", "1000, 299, true", "0, 0, false"})
    void fewCouponsAreUsedBelowThirtyPerCent(long exchanged, long used, boolean few) {
        assertThat(new SeenFixture()
                        .with(new MallFigures.Funnel(exchanged, used, 0, 0, exchanged - used))
                        .view()
                        .fewUsed())
                .isEqualTo(few);
    }
}
