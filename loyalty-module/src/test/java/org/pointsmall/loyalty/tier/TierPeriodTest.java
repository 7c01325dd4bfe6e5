package org.pointsmall.loyalty.tier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.loyalty.tier.QualifyingPeriod.Unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.tier.SomeTiers.calendar;
import static org.pointsmall.loyalty.tier.SomeTiers.rolling;

class TierPeriodTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest(name = "{0}: {1} is in {2} to {3}, and a tier reached then ends at {4}")
    @CsvSource({
        "YEAR,    2026-01-01T00:00,     2026-01-01, 2027-01-01, 2028-01-01",
        "YEAR,    2026-12-31T23:59:59,  2026-01-01, 2027-01-01, 2028-01-01",
        "YEAR,    2024-02-29T12:00,     2024-01-01, 2025-01-01, 2026-01-01",
        "QUARTER, 2026-03-31T23:59:59,  2026-01-01, 2026-04-01, 2026-07-01",
        "QUARTER, 2026-04-01T00:00,     2026-04-01, 2026-07-01, 2026-10-01",
        "QUARTER, 2026-12-31T00:00,     2026-10-01, 2027-01-01, 2027-04-01",
        "MONTH,   2026-01-31T23:59:59,  2026-01-01, 2026-02-01, 2026-03-01",
        "MONTH,   2024-02-29T23:59:59,  2024-02-01, 2024-03-01, 2024-04-01",
        "MONTH,   2026-12-01T00:00,     2026-12-01, 2027-01-01, 2027-02-01",
    })
    void calendarPeriodsBeginAndEndWithTheProgrammesDays(
            Unit unit, LocalDateTime at, LocalDate from, LocalDate until, LocalDate end) {
        Instant moment = at.atZone(SHANGHAI).toInstant();
        assertThat(calendar(unit).at(moment, SHANGHAI)).isEqualTo(new Span(start(from), start(until)));
        assertThat(calendar(unit).lasting(moment, SHANGHAI)).isEqualTo(start(end));
    }

    @ParameterizedTest(name = "{0} months: on {1} counts from {2} on, and a tier reached then ends at {3}")
    @CsvSource({
        "12, 2026-03-15, 2025-03-16, 2027-03-16",
        "12, 2024-02-29, 2023-03-01, 2025-03-01",
        "12, 2025-02-28, 2024-03-01, 2026-03-01",
        "12, 2025-03-01, 2024-03-02, 2026-03-02",
        "1,  2026-02-27, 2026-01-28, 2026-03-28",
        "1,  2026-02-28, 2026-02-01, 2026-03-29",
        "1,  2026-03-01, 2026-02-02, 2026-04-02",
        "1,  2026-03-28, 2026-03-01, 2026-04-29",
        "1,  2026-03-31, 2026-03-01, 2026-05-01",
        "6,  2026-08-31, 2026-03-01, 2027-03-01",
    })
    void rollingPeriodsGoBackMonthsFromToday(int months, LocalDate day, LocalDate from, LocalDate end) {
        for (Instant moment : new Instant[] {start(day), start(day.plusDays(1)).minusMillis(1)}) {
            assertThat(rolling(months).at(moment, SHANGHAI)).isEqualTo(new Span(start(from), start(day.plusDays(1))));
            assertThat(rolling(months).lasting(moment, SHANGHAI)).isEqualTo(start(end));
        }
    }

    @Test
    void whatReachedATierNeverCountsAtTheReviewAtItsEnd() {
        for (int months : new int[] {1, 2, 6, 12, 18}) {
            QualifyingPeriod period = rolling(months);
            for (LocalDate day = LocalDate.of(2023, 12, 1); day.getYear() < 2026; day = day.plusDays(1)) {
                Instant end = period.lasting(start(day), SHANGHAI);
                assertThat(period.endingAt(end, SHANGHAI).from())
                        .as("%s, %s months", day, months)
                        .isAfter(start(day));
                Instant before = period.at(start(day), SHANGHAI).from();
                assertThat(period.at(start(day.plusDays(1)), SHANGHAI).from()).isAfterOrEqualTo(before);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Africa/Cairo", "Asia/Shanghai"})
    void daysThatClocksMakeLongerOrShorterAreWholeAllTheSame(String name) {
        ZoneId zone = ZoneId.of(name);
        Instant until = LocalDate.of(2018, 1, 1).atStartOfDay(zone).toInstant();
        for (LocalDate day = LocalDate.of(2018, 1, 1); day.getYear() < 2019; day = day.plusDays(1)) {
            Span span = rolling(1).at(day.atTime(12, 0).atZone(zone).toInstant(), zone);
            assertThat(LocalDate.ofInstant(span.until().minusMillis(1), zone)).isEqualTo(day);
            assertThat(LocalDate.ofInstant(span.until(), zone)).isEqualTo(day.plusDays(1));
            assertThat(rolling(1).at(until, zone).until()).isEqualTo(span.until());
            until = span.until();
        }
    }

    @Test
    void anotherCalendarsEndIsNeverEarlier() {
        Instant fifteenth = start(LocalDate.of(2026, 6, 15));
        assertThat(calendar(Unit.YEAR).nextEnd(fifteenth, SHANGHAI)).isEqualTo(start(LocalDate.of(2027, 1, 1)));
        assertThat(calendar(Unit.QUARTER).nextEnd(start(LocalDate.of(2026, 7, 1)), SHANGHAI))
                .isEqualTo(start(LocalDate.of(2026, 7, 1)));
        assertThat(rolling(12).nextEnd(fifteenth, SHANGHAI)).isEqualTo(fifteenth);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(SHANGHAI).toInstant();
    }
}
