package org.pointsmall.loyalty.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BusinessDaysTest {

    @Test
    void endsAtMidnightOfItsZone() {
        assertThat(endOf("Asia/Shanghai", "2026-05-01T15:59:59.999Z")).isEqualTo("2026-05-01T16:00:00Z");
        assertThat(endOf("Asia/Shanghai", "2026-05-01T16:00:00Z")).isEqualTo("2026-05-02T16:00:00Z");
    }

    /** Where it is still today, it may be tomorrow by UTC; and the other way round. */
    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "America/New_York, 2026-05-01T02:00:00Z, 2026-05-01T04:00:00Z",
        "America/New_York, 2026-05-01T03:59:59.999Z, 2026-05-01T04:00:00Z",
        "America/New_York, 2026-05-01T04:00:00Z, 2026-05-02T04:00:00Z",
        "Pacific/Honolulu, 2026-05-01T09:59:59.999Z, 2026-05-01T10:00:00Z",
        "Pacific/Honolulu, 2026-05-01T10:00:00Z, 2026-05-02T10:00:00Z",
        "UTC, 2026-05-01T23:59:59.999Z, 2026-05-02T00:00:00Z",
        "UTC, 2026-05-02T00:00:00Z, 2026-05-03T00:00:00Z",
        "Asia/Shanghai, 2026-05-01T20:00:00Z, 2026-05-02T16:00:00Z",
        "Pacific/Kiritimati, 2026-05-01T09:59:59.999Z, 2026-05-01T10:00:00Z",
        "Pacific/Kiritimati, 2026-05-01T10:00:00Z, 2026-05-02T10:00:00Z"
    })
    void endsByTheClocksOfItsZoneEastAndWestOfUtc(String zone, String moment, String end) {
        assertThat(endOf(zone, moment)).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/Los_Angeles", "America/Sao_Paulo", "UTC", "Asia/Kolkata", "Pacific/Auckland"})
    void isTheOneDayThatHoldsTheMoment(String name) {
        ZoneId zone = ZoneId.of(name);
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            Instant moment = Instant.parse("2025-01-01T00:00:00Z").plusSeconds(random.nextInt(100_000_000));
            Instant end = in(zone).endOfDay(moment);
            LocalDate day = LocalDate.ofInstant(moment, zone);
            assertThat(LocalDate.ofInstant(end.minusMillis(1), zone))
                    .as("%s", moment)
                    .isEqualTo(day);
            assertThat(LocalDate.ofInstant(end, zone)).as("%s", moment).isEqualTo(day.plusDays(1));
        }
    }

    @Test
    void isAnHourShorterOrLongerWhenTheClocksAreSet() {
        assertThat(endOf("Europe/Berlin", "2026-03-28T23:00:00Z")).isEqualTo("2026-03-29T22:00:00Z");
        assertThat(endOf("Europe/Berlin", "2026-10-24T22:00:00Z")).isEqualTo("2026-10-25T23:00:00Z");
    }

    @Test
    void beginsLateWhereMidnightIsSkipped() {
        assertThat(endOf("Africa/Cairo", "2026-04-23T12:00:00Z")).isEqualTo("2026-04-23T22:00:00Z");
        assertThat(endOf("Africa/Cairo", "2026-04-23T22:00:00Z")).isEqualTo("2026-04-24T21:00:00Z");
    }

    @Test
    void endsAfterTheMomentAlsoWhereClocksArePutBackAcrossMidnight() {
        // St. John's, 2009: at a minute past midnight, the first of November was the last of October once more.
        assertThat(endOf("America/St_Johns", "2009-11-01T02:45:00Z")).isEqualTo("2009-11-02T03:30:00Z");
    }

    @Test
    void alwaysEndsWithinTwoDaysAndAfterTheMoment() {
        Random random = new Random(3);
        String[] zones = ZoneId.getAvailableZoneIds().stream().sorted().toArray(String[]::new);
        for (int i = 0; i < 100_000; i++) {
            Instant moment = Instant.ofEpochSecond(random.nextInt());
            String zone = zones[random.nextInt(zones.length)];
            assertThat(in(ZoneId.of(zone)).endOfDay(moment))
                    .as("%s in %s", moment, zone)
                    .isAfter(moment)
                    .isBeforeOrEqualTo(moment.plus(Duration.ofHours(48)));
        }
    }

    private static String endOf(String zone, String moment) {
        return in(ZoneId.of(zone)).endOfDay(Instant.parse(moment)).toString();
    }

    /** Whatever time it is there. */
    private static BusinessTime in(ZoneId zone) {
        return new BusinessTime(Clock.systemUTC(), zone);
    }
}
