package org.pointsmall.loyalty.insight.dashboard;

import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PeriodsTest {
    private static final LocalTime NOON = LocalTime.NOON;

    @Test
    void daysArePrecededByAsManyDays() {
        Periods periods = of("2026-05-03", "2026-05-09", "2026-05-20");

        assertThat(periods.now()).isEqualTo(span("2026-05-03", "2026-05-09"));
        assertThat(periods.before()).isEqualTo(span("2026-04-26", "2026-05-02"));
        assertThat(periods.until()).isNull();
        assertThat(periods.isPartial()).isFalse();
    }

    @Test
    void wholeMonthsArePrecededByWholeMonths() {
        assertThat(of("2026-03-01", "2026-03-31", "2026-05-20").before()).isEqualTo(span("2026-02-01", "2026-02-28"));
        assertThat(of("2026-01-01", "2026-03-31", "2026-05-20").before()).isEqualTo(span("2025-10-01", "2025-12-31"));
        assertThat(of("2024-02-01", "2024-02-29", "2026-05-20").before()).isEqualTo(span("2024-01-01", "2024-01-31"));
    }

    @Test
    void partialPeriodComparesWithEqualPart() {
        Periods month = of("2026-05-01", "2026-05-31", "2026-05-10");

        assertThat(month.now()).isEqualTo(span("2026-05-01", "2026-05-10"));
        assertThat(month.before()).isEqualTo(span("2026-04-01", "2026-04-10"));
        assertThat(month.until()).as("noon with noon").isEqualTo(NOON);
        assertThat(month.isPartial()).isTrue();
        Periods today = of("2026-05-10", "2026-05-10", "2026-05-10");
        assertThat(today.before()).isEqualTo(span("2026-05-09", "2026-05-09"));
        assertThat(today.until()).isEqualTo(NOON);
    }

    @Test
    void aMonthThatIsLongerThanTheOneBeforeComparesWithAllOfIt() {
        Periods march = of("2026-03-01", "2026-03-31", "2026-03-30");

        assertThat(march.before()).isEqualTo(span("2026-02-01", "2026-02-28"));
        assertThat(march.until()).isNull();
    }

    @Test
    void refusesWhatHasNotBegunAndWhatIsTooLong() {
        assertThatThrownBy(() -> of("2026-05-21", "2026-05-22", "2026-05-20"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> of("2016-01-01", "2026-05-22", "2026-05-20"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> span("2026-05-22", "2026-05-21")).isInstanceOf(IllegalArgumentException.class);
        assertThat(of("2026-05-20", "2026-05-22", "2026-05-20").now()).isEqualTo(span("2026-05-20", "2026-05-20"));
    }

    private static Periods of(String first, String last, String today) {
        return Periods.of(span(first, last), LocalDate.parse(today), NOON);
    }

    private static DaySpan span(String first, String last) {
        return new DaySpan(LocalDate.parse(first), LocalDate.parse(last));
    }
}
