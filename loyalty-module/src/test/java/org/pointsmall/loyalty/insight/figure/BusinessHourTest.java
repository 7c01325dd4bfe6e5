package org.pointsmall.loyalty.insight.figure;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BusinessHourTest {

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-29, 23",
        "Europe/Berlin, 2026-10-25, 25",
        "America/Havana, 2026-03-08, 23",
        "America/Havana, 2026-11-01, 25",
        "America/Sao_Paulo, 2018-11-04, 23",
        "Asia/Kathmandu, 2026-05-01, 24",
        "Asia/Shanghai, 2026-05-01, 24"
    })
    void theHoursOfADayFollowEachOtherAndFillIt(String name, LocalDate day, long hours) {
        ZoneId zone = ZoneId.of(name);
        Instant end = day.atStartOfDay(zone).toInstant();
        Duration whole = Duration.ZERO;
        for (int hour = 0; hour < BusinessHour.IN_A_DAY; hour++) {
            BusinessHour one = new BusinessHour(day, hour);
            assertThat(one.from(zone)).isEqualTo(end);
            end = one.until(zone);
            assertThat(end).isAfterOrEqualTo(one.from(zone));
            whole = whole.plus(Duration.between(one.from(zone), end));
        }
        assertThat(end).isEqualTo(day.plusDays(1).atStartOfDay(zone).toInstant());
        assertThat(whole).isEqualTo(Duration.ofHours(hours));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-10-24T20:00:00Z",
        "Europe/Berlin, 2026-03-28T20:00:00Z",
        "Australia/Lord_Howe, 2026-04-04T10:00:00Z",
        "Australia/Lord_Howe, 2026-10-03T10:00:00Z",
        "America/Havana, 2026-11-01T00:00:00Z"
    })
    void aMomentIsInTheHourThatHoldsIt(String name, Instant from) {
        ZoneId zone = ZoneId.of(name);
        for (Instant at = from; at.isBefore(from.plus(Duration.ofHours(30))); at = at.plus(Duration.ofMinutes(5))) {
            BusinessHour hour = BusinessHour.of(at, zone);

            assertThat(at).isBetween(hour.from(zone), hour.until(zone).minusMillis(1));
            assertThat(hour.day()).isEqualTo(LocalDate.ofInstant(at, zone));
        }
    }
}
