package org.pointsmall.loyalty.definition;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.earning.TargetsFixture;
import org.pointsmall.loyalty.refusal.Invalid;

import static org.assertj.core.api.Assertions.assertThat;

class WindowPartTest {
    private static final WindowPart WINDOW = new WindowPart("window", "when");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final Window FULL = Window.always(BERLIN)
            .within(LocalDateTime.parse("2026-11-01T08:00"), LocalDateTime.parse("2026-12-01T00:00"))
            .on(DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY)
            .onDaysOfMonth(11, 13, -1)
            .onDates(Set.of(LocalDate.parse("2026-11-11"), LocalDate.parse("2026-11-13")));

    private static Window read(ReadDraft reading) {
        Surroundings shanghai =
                new Surroundings(Currency.getInstance("CNY"), SHANGHAI, TargetsFixture.targets(), rate -> true);
        return WINDOW.read(new Reading(reading, shanghai), "window");
    }

    @Test
    void aWindowThatIsWrittenIsReadAsItWas() {
        assertReadAsWritten(FULL);
        assertReadAsWritten(Window.always(BERLIN));
        assertReadAsWritten(Window.always(BERLIN).within(LocalDateTime.parse("2026-11-01T08:00"), null));
        assertReadAsWritten(Window.always(BERLIN).within(null, LocalDateTime.parse("2026-11-01T08:00:01")));
        assertReadAsWritten(Window.always(BERLIN).onDaysOfMonth(31, -31));
    }

    private static void assertReadAsWritten(Window window) {
        Draft draft = WINDOW.write(Draft.EMPTY.with("name", "kept"), "window", window);
        ReadDraft reading = new ReadDraft(draft);

        assertThat(read(reading)).isEqualTo(window);
        assertThat(reading.wrong()).isEmpty();
        assertThat(draft.text("name")).isEqualTo("kept");
    }

    @Test
    void whatIsNotWrittenIsNoLimitAndTheZoneIsTheProgrammes() {
        assertThat(read(new ReadDraft(Draft.EMPTY))).isEqualTo(Window.always(SHANGHAI));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"2026-11-01T07:59:59, false", "2026-11-01T08:00, false", "2026-11-01T08:00:01, true"})
    void aWindowEndsAfterItStarts(String until, boolean right) {
        ReadDraft reading = new ReadDraft(
                Draft.EMPTY.with("window.from", "2026-11-01 08:00").with("window.until", until));
        Window window = read(reading);

        if (right) {
            assertThat(reading.wrong()).isEmpty();
            assertThat(window.until()).isEqualTo(until);
        } else {
            assertThat(reading.wrong())
                    .containsExactly(Invalid.of("window.until", "ENDS_BEFORE_START")
                            .with("from", "2026-11-01T08:00")
                            .with("until", until));
            assertThat(window).isEqualTo(Window.always(SHANGHAI));
        }
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({
        "0, daysOfMonth, NO_DAY_ZERO",
        "32, daysOfMonth, OUT_OF_RANGE",
        "-32, daysOfMonth, OUT_OF_RANGE",
    })
    void noMonthHasSuchADay(String day, String field, String code) {
        ReadDraft reading = new ReadDraft(Draft.EMPTY.with("window.daysOfMonth", "1", day));

        assertThat(read(reading)).isEqualTo(Window.always(SHANGHAI));
        assertThat(reading.wrong()).singleElement().satisfies(invalid -> {
            assertThat(invalid.field()).isEqualTo("window." + field);
            assertThat(invalid.code()).isEqualTo(code);
        });
    }

    @Test
    void everyDayOfAMonthMayBeNamedFromBothEnds() {
        Draft draft = Draft.EMPTY.withAll(
                "window.daysOfMonth",
                IntStream.rangeClosed(-31, 31).filter(day -> day != 0).boxed().toList());
        ReadDraft reading = new ReadDraft(draft);

        assertThat(read(reading).daysOfMonth()).hasSize(62);
        assertThat(reading.wrong()).isEmpty();
    }

    @Test
    void aWindowWithoutAnyMomentIsRefusedAsAWhole() {
        ReadDraft reading = new ReadDraft(Draft.EMPTY
                .with("window.dates", "2026-11-24")
                .with("window.weekdays", "MONDAY")
                .with("window.zone", "Europe/Berlin"));
        read(reading);

        assertThat(reading.wrong()).containsExactly(Invalid.of("window", "NEVER_APPLIES"));
    }

    /** Elsewhere in the draft something is wrong: the window is read all the same. */
    @Test
    void whatIsWrongBesideAWindowIsNoneOfItsFaults() {
        ReadDraft reading = new ReadDraft(Draft.EMPTY.with("window.weekdays", "MONDAY"));
        reading.refuse(Invalid.of("name", "MISSING"));

        assertThat(read(reading).weekdays()).containsExactly(DayOfWeek.MONDAY);
    }
}
