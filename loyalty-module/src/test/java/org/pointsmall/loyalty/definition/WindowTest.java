package org.pointsmall.loyalty.definition;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WindowTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final Window always = Window.always(SHANGHAI);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-11-30T23:59:59.999+08:00, false",
        "2026-12-01T00:00:00+08:00, true",
    })
    void aWindowIsOverFromItsEndOn(String at, boolean over) {
        Window november = always.within(null, LocalDateTime.parse("2026-12-01T00:00"));
        assertThat(november.isOver(moment(at))).isEqualTo(over);
        assertThat(always.onDates(Set.of(LocalDate.parse("2026-11-30"), LocalDate.parse("2026-11-11")))
                        .isOver(moment(at)))
                .as("after the last of its dates")
                .isEqualTo(over);
        assertThat(always.on(DayOfWeek.MONDAY).isOver(moment(at))).isFalse();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-11-26T23:59:59.999+08:00, ",
        "2026-11-27T00:00:00+08:00, 2026-11-30T00:00:00+08:00",
        "2026-11-29T23:59:59.999+08:00, 2026-11-30T00:00:00+08:00",
        "2026-11-30T00:00:00+08:00, ",
        "2026-12-05T12:00:00+08:00, 2026-12-06T18:00:00+08:00",
    })
    void aStretchEndsWithTheLastOfItsDaysOrWithTheWindow(String at, String end) {
        Window weekends = always.within(null, LocalDateTime.parse("2026-12-06T18:00"))
                .on(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

        assertThat(weekends.stretchEnd(moment(at)))
                .isEqualTo(Optional.ofNullable(end).map(WindowTest::moment));
        assertThat(always.on(DayOfWeek.values()).stretchEnd(moment(at))).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-11-17T23:59:59.999+08:00, false",
        "2026-11-18T00:00:00+08:00, true",
        "2026-11-17T16:00:00Z, true",
        "2026-11-18T23:59:59.999+08:00, true",
        "2026-11-19T00:00:00+08:00, false"
    })
    void aWeekdayIsOneOfItsOwnZone(String at, boolean within) {
        assertThat(always.on(DayOfWeek.WEDNESDAY).contains(moment(at))).isEqualTo(within);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-02-25T12:00:00+08:00, false",
        "2026-02-26T00:00:00+08:00, true",
        "2026-02-28T23:59:59+08:00, true",
        "2026-03-01T00:00:00+08:00, false",
        "2028-02-26T12:00:00+08:00, false",
        "2028-02-27T00:00:00+08:00, true",
        "2028-02-29T23:59:59+08:00, true",
        "2026-04-27T23:59:59+08:00, false",
        "2026-04-28T00:00:00+08:00, true",
        "2026-12-29T00:00:00+08:00, true",
        "2026-12-31T23:59:59+08:00, true"
    })
    void theLastThreeDaysOfAMonthAreCountedFromItsEnd(String at, boolean within) {
        assertThat(always.onDaysOfMonth(-1, -2, -3).contains(moment(at))).isEqualTo(within);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-11-30T12:00:00+08:00, false",
        "2026-12-31T12:00:00+08:00, true",
        "2026-12-30T12:00:00+08:00, false"
    })
    void aMonthWithoutTheDayIsLeftOut(String at, boolean within) {
        assertThat(always.onDaysOfMonth(31).contains(moment(at))).isEqualTo(within);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-11-01T07:59:59.999+08:00, false",
        "2026-11-01T08:00:00+08:00, true",
        "2026-11-11T07:59:59.999+08:00, true",
        "2026-11-11T08:00:00+08:00, false"
    })
    void beginsWithItsFirstMomentAndEndsBeforeItsLast(String at, boolean within) {
        Window window = always.within(LocalDateTime.parse("2026-11-01T08:00"), LocalDateTime.parse("2026-11-11T08:00"));

        assertThat(window.contains(moment(at))).isEqualTo(within);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        // The clocks of New York skip from 02:00 to 03:00 on 8 March 2026.
        "2026-03-08T01:59:59-05:00, false",
        "2026-03-08T03:29:59-04:00, false",
        "2026-03-08T03:30:00-04:00, true"
    })
    void aMomentThatTheClocksSkipIsAsMuchLater(String at, boolean within) {
        Window window = Window.always(NEW_YORK).within(LocalDateTime.parse("2026-03-08T02:30"), null);

        assertThat(window.contains(moment(at))).isEqualTo(within);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        // 01:30 comes twice on 1 November 2026.
        "2026-11-01T01:29:59-04:00, true",
        "2026-11-01T01:30:00-04:00, false",
        "2026-11-01T01:00:00-05:00, false"
    })
    void ofAMomentThatComesTwiceTheFirstIsMeant(String at, boolean within) {
        Window window = Window.always(NEW_YORK).within(null, LocalDateTime.parse("2026-11-01T01:30"));

        assertThat(window.contains(moment(at))).isEqualTo(within);
    }

    @Test
    void aDayOfTwentyFiveHoursIsOneDay() {
        Window window = Window.always(NEW_YORK).onDates(Set.of(LocalDate.parse("2026-11-01")));

        assertThat(window.contains(moment("2026-11-01T00:00:00-04:00"))).isTrue();
        assertThat(window.contains(moment("2026-11-01T23:59:59-05:00"))).isTrue();
        assertThat(window.contains(moment("2026-11-02T00:00:00-05:00"))).isFalse();
    }

    @Test
    void allLimitsHaveToBeMet() {
        Window window = always.on(DayOfWeek.WEDNESDAY).onDaysOfMonth(18);

        assertThat(window.contains(moment("2026-11-18T12:00:00+08:00"))).isTrue();
        assertThat(window.contains(moment("2026-11-11T12:00:00+08:00"))).isFalse();
        assertThat(window.contains(moment("2026-12-18T12:00:00+08:00"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 32, -32})
    void noMonthHasSuchADay(int day) {
        assertThatThrownBy(() -> always.onDaysOfMonth(day)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWindowThatEndsWhenItStartsIsNone() {
        LocalDateTime moment = LocalDateTime.parse("2026-11-01T08:00");

        assertThatThrownBy(() -> always.within(moment, moment)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Instant moment(String at) {
        return OffsetDateTime.parse(at).toInstant();
    }
}
