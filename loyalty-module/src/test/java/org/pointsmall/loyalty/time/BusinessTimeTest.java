package org.pointsmall.loyalty.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.ledger.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;

class BusinessTimeTest {

    /** Rounded down also before 1970, and never up: nothing is dated ahead. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-05-01T10:00:00.123Z, 2026-05-01T10:00:00.123Z",
        "2026-05-01T10:00:00.123000001Z, 2026-05-01T10:00:00.123Z",
        "2026-05-01T10:00:00.123999999Z, 2026-05-01T10:00:00.123Z",
        "1969-12-31T23:59:59.999999999Z, 1969-12-31T23:59:59.999Z"
    })
    void nowIsAWholeMillisecondThatHasBegun(Instant clock, Instant now) {
        assertThat(at(clock, ZoneOffset.UTC).now()).isEqualTo(now);
    }

    @Test
    void nowGoesAsTheClockDoes() {
        MovableClock clock = new MovableClock(Instant.parse("2026-05-01T10:00:00Z"));
        BusinessTime time = TimeFixture.inUtc(clock);

        clock.moveOn(Duration.ofNanos(999_999));
        assertThat(time.now()).isEqualTo("2026-05-01T10:00:00Z");
        clock.moveOn(Duration.ofNanos(1));
        assertThat(time.now()).isEqualTo("2026-05-01T10:00:00.001Z");
        clock.moveOn(Duration.ofHours(-1));
        assertThat(time.now()).isEqualTo("2026-05-01T09:00:00.001Z");
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        // East of UTC the day has begun, west of it the day before still lasts.
        "Asia/Shanghai, 2026-05-01T15:59:59.999999Z, 2026-05-01",
        "Asia/Shanghai, 2026-05-01T16:00:00Z, 2026-05-02",
        "America/Los_Angeles, 2026-05-02T06:59:59.999999Z, 2026-05-01",
        "America/Los_Angeles, 2026-05-02T07:00:00Z, 2026-05-02",
        "UTC, 2026-05-01T23:59:59.999999Z, 2026-05-01",
        "UTC, 2026-05-02T00:00:00Z, 2026-05-02",
        // Cairo goes from midnight to one o'clock on 24 April.
        "Africa/Cairo, 2026-04-23T21:59:59.999999Z, 2026-04-23",
        "Africa/Cairo, 2026-04-23T22:00:00Z, 2026-04-24"
    })
    void todayIsTheDayInTheZoneOfTheProgramme(String zone, Instant now, LocalDate today) {
        BusinessTime time = at(now, ZoneId.of(zone));

        assertThat(time.zone()).isEqualTo(ZoneId.of(zone));
        assertThat(time.today()).isEqualTo(today);
        assertThat(time.dayOf(now)).isEqualTo(today);
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "Asia/Shanghai, 2026-05-01, 2026-04-30T16:00:00Z",
        "America/Los_Angeles, 2026-05-01, 2026-05-01T07:00:00Z",
        "Africa/Cairo, 2026-04-23, 2026-04-22T22:00:00Z",
        "Africa/Cairo, 2026-04-24, 2026-04-23T22:00:00Z",
        "Africa/Cairo, 2026-04-25, 2026-04-24T21:00:00Z"
    })
    void aDayStartsWithItsFirstMoment(String zone, LocalDate day, Instant start) {
        BusinessTime time = at(Instant.EPOCH, ZoneId.of(zone));

        assertThat(time.startOf(day)).isEqualTo(start);
        assertThat(time.dayOf(start)).isEqualTo(day);
        assertThat(time.dayOf(start.minusNanos(1))).isEqualTo(day.minusDays(1));
        assertThat(time.endOfDay(start)).isEqualTo(time.startOf(day.plusDays(1)));
    }

    @Test
    void theZoneOfTheClockIsNobodysBusiness() {
        Clock inTokyo = Clock.fixed(Instant.parse("2026-05-01T20:00:00Z"), ZoneId.of("Asia/Tokyo"));

        assertThat(new BusinessTime(inTokyo, ZoneOffset.UTC).today()).isEqualTo("2026-05-01");
    }

    @Test
    void aProgrammeThatMovesGoesByItsNewZone() {
        AtomicReference<ZoneId> zone = new AtomicReference<>(ZoneOffset.UTC);
        Instant evening = Instant.parse("2026-05-01T20:00:00Z");
        BusinessTime time = new BusinessTime(Clock.fixed(evening, ZoneOffset.UTC), zone::get);
        assertThat(time.today()).isEqualTo("2026-05-01");

        zone.set(ZoneId.of("Asia/Shanghai"));

        assertThat(time.today()).isEqualTo("2026-05-02");
        assertThat(time.startOf(time.today())).isEqualTo("2026-05-01T16:00:00Z");
    }

    private static BusinessTime at(Instant now, ZoneId zone) {
        return new BusinessTime(Clock.fixed(now, ZoneOffset.UTC), zone);
    }
}
