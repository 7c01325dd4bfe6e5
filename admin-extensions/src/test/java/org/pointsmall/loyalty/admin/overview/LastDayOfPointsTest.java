package org.pointsmall.loyalty.admin.overview;

import java.time.LocalDate;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.ledger.Expiry;

import static org.assertj.core.api.Assertions.assertThat;

class LastDayOfPointsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    @ParameterizedTest
    @CsvSource({
        "2026-11-29, LoyaltyOverview_LastDayIsOver",
        "2026-11-30, LoyaltyOverview_LastDayIsNear",
        "2026-12-30, LoyaltyOverview_LastDayIsNear"
    })
    void isWarnedOf(LocalDate lastDay, String code) {
        assertThat(LastDayOfPoints.warning(new Expiry.On(lastDay), TODAY))
                .contains(Sentence.of(code, lastDay.toString()));
    }

    @Test
    void isNotWarnedOfWhereItIsFarAwayOrThereIsNone() {
        assertThat(LastDayOfPoints.warning(new Expiry.On(TODAY.plusDays(31)), TODAY))
                .isEmpty();
        assertThat(LastDayOfPoints.warning(new Expiry.After(Period.ofDays(1), Expiry.End.DAY), TODAY))
                .isEmpty();
        assertThat(LastDayOfPoints.warning(new Expiry.Never(), TODAY)).isEmpty();
    }
}
