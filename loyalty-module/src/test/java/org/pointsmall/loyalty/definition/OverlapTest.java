package org.pointsmall.loyalty.definition;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Windows are written as {@code from/until;weekdays;days of the month;dates;zone}, each of them possibly empty. */
class OverlapTest {
    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("Asia/Shanghai"), ZoneId.of("America/New_York"), ZoneId.of("Pacific/Kiritimati"));

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "/;;;;Asia/Shanghai, /;;;;America/New_York, true",
        // One ends when the other begins.
        "/2026-11-11T08:00;;;;Asia/Shanghai, 2026-11-11T08:00/;;;;Asia/Shanghai, false",
        "/2026-11-11T08:00:00.000000001;;;;Asia/Shanghai, 2026-11-11T08:00/;;;;Asia/Shanghai, true",
        // The same by two clocks: 08:00 in Shanghai is midnight in London.
        "/2026-11-11T08:00;;;;Asia/Shanghai, 2026-11-11T00:00/;;;;Europe/London, false",
        "/2026-11-11T08:01;;;;Asia/Shanghai, 2026-11-11T00:00/;;;;Europe/London, true",
        // Weekdays.
        "/;WEDNESDAY;;;Asia/Shanghai, /;THURSDAY;;;Asia/Shanghai, false",
        "/;WEDNESDAY;;;Asia/Shanghai, /;WEDNESDAY THURSDAY;;;Asia/Shanghai, true",
        "/;WEDNESDAY;;;Asia/Shanghai, /;THURSDAY;;;America/New_York, false",
        "/;THURSDAY;;;Asia/Shanghai, /;WEDNESDAY;;;America/New_York, true",
        // Member day and the ends of months.
        "/;;15;;Asia/Shanghai, /;;-1 -2 -3;;Asia/Shanghai, false",
        "/;;15;;Asia/Shanghai, /;;-14;;Asia/Shanghai, true",
        "/;;15;;Asia/Shanghai, /;;-13;;Asia/Shanghai, false",
        "/;;15;;Asia/Shanghai, /;;-17;;Asia/Shanghai, true",
        "/;;15;;Asia/Shanghai, /;;-18;;Asia/Shanghai, false",
        "/;;26;;Asia/Shanghai, /;;-3;;Asia/Shanghai, true",
        "2026-03-01T00:00/2027-02-01T00:00;;26;;Asia/Shanghai, /;;-3;;Asia/Shanghai, false",
        "2026-03-01T00:00/2027-02-26T00:00:01;;26;;Asia/Shanghai, /;;-3;;Asia/Shanghai, true",
        "/;;1;;Asia/Shanghai, /;;-31;;Asia/Shanghai, true",
        "/;;29;;Asia/Shanghai, /;;-1;;Asia/Shanghai, true",
        "2025-01-01T00:00/2028-02-29T00:00;;29;;Asia/Shanghai, /;;-1;;Asia/Shanghai, false",
        "2025-01-01T00:00/2028-02-29T00:00:01;;29;;Asia/Shanghai, /;;-1;;Asia/Shanghai, true",
        // A leap day that is a Thursday comes in 2052; one that is the second last day of a month, never.
        "2026-01-01T00:00/;THURSDAY;29;;Asia/Shanghai, /;;-1;;Asia/Shanghai, true",
        "2026-01-01T00:00/2052-01-01T00:00;THURSDAY;29;;Asia/Shanghai, /;;-1;;Asia/Shanghai, false",
        // Dates.
        "/;;;2026-10-01;Asia/Shanghai, /;THURSDAY;;;Asia/Shanghai, true",
        "/;;;2026-10-01;Asia/Shanghai, /;FRIDAY;;;Asia/Shanghai, false",
        "/;THURSDAY;;;Asia/Shanghai, /;;;2026-10-01;Asia/Shanghai, true",
        "/;;;2026-10-01;Asia/Shanghai, /;;;2026-10-02;Asia/Shanghai, false",
        "/;;;2026-10-02;Asia/Shanghai, /;;;2026-10-01;America/New_York, true",
        "/;;;2026-10-02;Pacific/Kiritimati, /;;;2026-09-30;Pacific/Pago_Pago, true",
        "/;;;2026-10-02;Pacific/Kiritimati, /;;;2026-09-29;Pacific/Pago_Pago, false",
        "2026-10-02T00:00/;;;2026-10-01;Asia/Shanghai, /;;;;Asia/Shanghai, false",
        // The 25 hours of 1 November 2026 in New York end at 05:00 UTC; the day before, of 24, at 04:00.
        "/;;;2026-11-01;America/New_York, 2026-11-02T04:59/2026-11-02T06:00;;;;UTC, true",
        "/;;;2026-11-01;America/New_York, 2026-11-02T05:00/2026-11-02T06:00;;;;UTC, false",
        "/;;;2026-10-31;America/New_York, 2026-11-01T04:00/2026-11-01T05:00;;;;UTC, false",
        // The clocks skip the hour in which one of them would have its only moments.
        "2026-03-08T02:00/2026-03-08T03:00;;;;America/New_York, /;;;;America/New_York, false"
    })
    void meetWhereBothApplyAtAMoment(String one, String other, boolean meet) {
        assertThat(window(one).overlaps(window(other))).isEqualTo(meet);
        assertThat(window(other).overlaps(window(one))).isEqualTo(meet);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "/;;;;Asia/Shanghai, true",
        "/;;31;;Asia/Shanghai, true",
        "/;;31;2026-04-30;Asia/Shanghai, false",
        "/;MONDAY;;2026-11-24;Asia/Shanghai, false",
        "2026-11-21T00:00/2026-11-23T00:00;MONDAY;;;Asia/Shanghai, false",
        "2026-11-21T00:00/2026-11-23T00:00:01;MONDAY;;;Asia/Shanghai, true",
        "+999999999-12-31T00:00/;;15;;UTC, false",
        "/-999999999-01-15T00:00:01;;15;;UTC, true"
    })
    void aWindowThatEverAppliesOverlapsItself(String window, boolean applies) {
        assertThat(window(window).overlaps(window(window))).isEqualTo(applies);
    }

    /** Against looking at each quarter of an hour of three years. */
    @Test
    void saysTheSameAsLookingAtEachMoment() {
        LocalDateTime start = LocalDateTime.parse("2026-01-01T00:00");
        LocalDateTime end = LocalDateTime.parse("2028-12-31T00:00");
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            Window one = random(random).within(start, end);
            Window other = random(random);
            Instant last = end.atZone(one.zone()).toInstant();
            boolean met = false;
            for (Instant at = start.atZone(one.zone()).toInstant();
                    at.isBefore(last) && !met;
                    at = at.plus(Duration.ofMinutes(15))) {
                met = one.contains(at) && other.contains(at);
            }

            assertThat(one.overlaps(other))
                    .as("seed %s: %s, %s", seed, one, other)
                    .isEqualTo(met);
            assertThat(other.overlaps(one))
                    .as("seed %s: %s, %s", seed, other, one)
                    .isEqualTo(met);
        }
    }

    private static Window random(Random random) {
        Window window = Window.always(ZONES.get(random.nextInt(ZONES.size())));
        if (random.nextBoolean()) {
            window = window.on(DayOfWeek.of(1 + random.nextInt(7)));
        }
        if (random.nextInt(3) > 0) {
            int day = 1 + random.nextInt(31);
            window = window.onDaysOfMonth(random.nextBoolean() ? day : -day);
        }
        return random.nextInt(4) == 0
                ? window.onDates(Set.of(LocalDate.parse("2026-01-01").plusDays(random.nextInt(1000))))
                : window;
    }

    private static Window window(String text) {
        String[] parts = text.split(";", -1);
        String[] span = parts[0].split("/", -1);
        return new Window(
                moment(span[0]),
                moment(span[1]),
                each(parts[1]).stream().map(DayOfWeek::valueOf).collect(Collectors.toSet()),
                each(parts[2]).stream().map(Integer::valueOf).collect(Collectors.toSet()),
                each(parts[3]).stream().map(LocalDate::parse).collect(Collectors.toSet()),
                ZoneId.of(parts[4]));
    }

    private static @Nullable LocalDateTime moment(String text) {
        return text.isEmpty() ? null : LocalDateTime.parse(text);
    }

    private static List<String> each(String words) {
        return words.isEmpty() ? List.of() : Arrays.asList(words.split(" "));
    }
}
