package org.pointsmall.loyalty.definition;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.loyalty.refusal.Invalid;

import static org.assertj.core.api.Assertions.assertThat;

/** What an operator wrote in one field, and what is read of it or said against it. */
class ReadDraftTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static ReadDraft written(Object... values) {
        return new ReadDraft(Draft.EMPTY.with("field", values));
    }

    private static void assertRefused(ReadDraft reading, String code, Map<String, ?> operands) {
        assertThat(reading.wrong()).singleElement().satisfies(invalid -> {
            assertThat(invalid.field()).isEqualTo("field");
            assertThat(invalid.code()).isEqualTo(code);
            assertThat(invalid.operands()).containsExactlyInAnyOrderEntriesOf(Collections.unmodifiableMap(operands));
        });
    }

    @Test
    void aTextMayBeAsLongAsIsSaidAndNoLonger() {
        ReadDraft four = written("Gold");
        assertThat(four.text("field", 4, "?")).isEqualTo("Gold");
        assertThat(four.wrong()).isEmpty();

        ReadDraft three = written("Gold");
        assertThat(three.text("field", 3, "?")).isEqualTo("?");
        assertRefused(three, "TOO_LONG", Map.of("length", 4, "most", 3));
    }

    @Test
    void aTextHasToBeThereAndToBeOneLine() {
        ReadDraft nothing = written();
        assertThat(nothing.text("field", 9, "?")).isEqualTo("?");
        assertRefused(nothing, "MISSING", Map.of());

        ReadDraft twoLines = written("Go\nld");
        assertThat(twoLines.text("field", 9, "?")).isEqualTo("?");
        assertRefused(twoLines, "NOT_ONE_LINE", Map.of());
    }

    @Test
    void aTextAndACodeCanBeReadAsTheyStand() {
        ReadDraft turned = written("Go\u202Eld");
        assertThat(turned.text("field", 9, "?")).isEqualTo("?");
        assertRefused(turned, "NOT_LEGIBLE", Map.of());

        ReadDraft invisible = written("go\u200Bld, vip");
        assertThat(invisible.codes("field", 9, 2)).containsExactly("vip");
        assertRefused(invisible, "NOT_LEGIBLE", Map.of());
    }

    @Test
    void aFlagIsTickedOrNot() {
        assertThat(written("true").flag("field")).isTrue();
        assertThat(written("false").flag("field")).isFalse();
        assertThat(written().flag("field")).isFalse();

        ReadDraft maybe = written("maybe");
        assertThat(maybe.flag("field")).isFalse();
        assertRefused(maybe, "UNKNOWN", Map.of("value", "maybe"));

        ReadDraft ticked = written("true");
        ticked.flag("field");
        assertThat(ticked.wrong()).isEmpty();
    }

    @ParameterizedTest(name = "{0} with {1} decimals is {2}")
    @CsvSource({
        "1.5, 2, 150",
        "1.50, 2, 150",
        "1.500, 2, 150",
        "+7, 0, 7",
        "-5, 0, -5",
        "007, 0, 7",
        "7.0, 0, 7",
        "-100, 0, -100",
        "1000, 0, 1000",
        "10.00, 2, 1000"
    })
    void aNumberIsInUnitsOfItsLastDecimal(String text, int decimals, long units) {
        ReadDraft reading = written(text);

        assertThat(reading.number("field", decimals, -100, 1_000)).isEqualTo(units);
        assertThat(reading.wrong()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1.01", "10.01", "1000000000000000000", "-1000000000000000000.5"})
    void aNumberIsWithinItsBounds(String text) {
        ReadDraft reading = written(text);

        assertThat(reading.number("field", 2, -100, 1_000)).isEqualTo(-100);
        assertRefused(reading, "OUT_OF_RANGE", Map.of("value", text, "least", "-1", "most", "10"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "1.", ".5", "1,5", "1e3", "1.0000000001", "--1", "１"})
    void whatIsNoNumberIsSaidToBeNone(String text) {
        ReadDraft reading = written(text);

        assertThat(reading.number("field", 2, 3, 9)).isEqualTo(3);
        assertRefused(reading, "NOT_A_NUMBER", Map.of());
    }

    @Test
    void aNumberIsNoFinerThanItsUnit() {
        ReadDraft reading = written("1.005");

        assertThat(reading.numberOrNone("field", 2, 0, 1_000)).isEmpty();
        assertRefused(reading, "TOO_FINE", Map.of("decimals", 2));
    }

    @Test
    void aNumberThatIsNeededIsMissedAndAnotherIsNot() {
        ReadDraft needed = written();
        assertThat(needed.number("field", 0, 4, 9)).isEqualTo(4);
        assertRefused(needed, "MISSING", Map.of());

        ReadDraft optional = written();
        assertThat(optional.numberOrNone("field", 0, 4, 9)).isEmpty();
        assertThat(optional.wrong()).isEmpty();
        assertThat(written("5").numberOrNone("field", 0, 4, 9)).hasValue(5);
    }

    @ParameterizedTest(name = "{0} with {1} decimals is {2}")
    @CsvSource({"150, 2, 1.5", "100, 2, 1", "1000, 2, 10", "1000, 0, 1000", "0, 2, 0", "-5, 1, -0.5"})
    void numbersAreShownAsAnOperatorWritesThem(long units, int decimals, String text) {
        assertThat(ReadDraft.plain(units, decimals)).isEqualTo(text);
    }

    @Test
    void aChoiceIsOneOfTheNames() {
        assertThat(written("MONDAY").choice("field", DayOfWeek.class)).contains(DayOfWeek.MONDAY);

        ReadDraft unknown = written("Monday");
        assertThat(unknown.choice("field", DayOfWeek.class)).isEmpty();
        assertRefused(unknown, "UNKNOWN", Map.of("value", "Monday"));

        ReadDraft missing = written();
        assertThat(missing.choice("field", DayOfWeek.class)).isEmpty();
        assertRefused(missing, "MISSING", Map.of());
    }

    @Test
    void ofSeveralChoicesEachIsOneOfTheNames() {
        ReadDraft both = written("SUNDAY, MONDAY");
        assertThat(both.choices("field", DayOfWeek.class)).containsExactly(DayOfWeek.SUNDAY, DayOfWeek.MONDAY);
        assertThat(both.wrong()).isEmpty();
        assertThat(written().choices("field", DayOfWeek.class)).isEmpty();

        ReadDraft oneUnknown = written("SUNDAY, SOMEDAY");
        assertThat(oneUnknown.choices("field", DayOfWeek.class)).containsExactly(DayOfWeek.SUNDAY);
        assertRefused(oneUnknown, "UNKNOWN", Map.of("value", "SOMEDAY"));
    }

    @Test
    void codesAreAsLongAndAsManyAsIsSaidAndNoMore() {
        ReadDraft two = written("gold, vip");
        assertThat(two.codes("field", 4, 2)).containsExactly("gold", "vip");
        assertThat(two.wrong()).isEmpty();

        ReadDraft tooLong = written("gold, vip");
        assertThat(tooLong.codes("field", 3, 2)).containsExactly("vip");
        assertRefused(tooLong, "TOO_LONG", Map.of("length", 4, "most", 3));

        ReadDraft tooMany = written("gold, vip");
        assertThat(tooMany.codes("field", 4, 1)).isEmpty();
        assertRefused(tooMany, "TOO_MANY", Map.of("most", 1));
    }

    @Test
    void idsMayBeBelowZeroAndAreWhole() {
        ReadDraft right = written("7, -999999999999999999, 999999999999999999");
        assertThat(right.ids("field", 3)).containsExactly(7L, -999_999_999_999_999_999L, 999_999_999_999_999_999L);
        assertThat(right.wrong()).isEmpty();

        ReadDraft half = written("7, 7.5");
        assertThat(half.ids("field", 3)).containsExactly(7L);
        assertRefused(half, "TOO_FINE", Map.of("decimals", 0));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "2026-11-11, 2026-11-11T00:00",
        "2026-11-11 08:30, 2026-11-11T08:30",
        "2026-11-11T08:30:59, 2026-11-11T08:30:59",
        "1970-01-01, 1970-01-01T00:00",
        "9999-12-31, 9999-12-31T00:00"
    })
    void aTimeIsADayWithATimeOrItsFirstMoment(String text, LocalDateTime time) {
        ReadDraft reading = written(text);

        assertThat(reading.time("field")).isEqualTo(time);
        assertThat(reading.wrong()).isEmpty();
    }

    @Test
    void aTimeNeedNotBeThere() {
        ReadDraft nothing = written();

        assertThat(nothing.time("field")).isNull();
        assertThat(nothing.wrong()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "2026-02-30", "2026-11-11T24:30"})
    void whatIsNoTimeIsShownAsItWasWritten(String text) {
        ReadDraft reading = written(text);

        assertThat(reading.time("field")).isNull();
        assertRefused(reading, "NOT_A_TIME", Map.of("value", text));
    }

    @Test
    void aTimeIsInWholeSeconds() {
        ReadDraft reading = written("2026-11-11T08:30:00.000000001");

        assertThat(reading.time("field")).isNull();
        assertRefused(reading, "TOO_FINE", Map.of("decimals", 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31", "+10000-01-01"})
    void daysAreThoseThatEveryDatabaseKeeps(String day) {
        Map<String, String> operands = Map.of("value", day, "least", "1970-01-01", "most", "9999-12-31");
        ReadDraft days = written(day);
        assertThat(days.days("field", 1)).isEmpty();
        assertRefused(days, "OUT_OF_RANGE", operands);

        ReadDraft time = written(day);
        assertThat(time.time("field")).isNull();
        assertRefused(time, "OUT_OF_RANGE", operands);
    }

    @Test
    void eachDayIsADate() {
        ReadDraft reading = written("2026-11-11, 11.11.2026");

        assertThat(reading.days("field", 2)).containsExactly(LocalDate.parse("2026-11-11"));
        assertRefused(reading, "NOT_A_DATE", Map.of("value", "11.11.2026"));
    }

    @Test
    void aZoneIsTheOneThatIsWrittenOrElseTheProgrammes() {
        assertThat(written("Europe/Berlin").zone("field", SHANGHAI)).isEqualTo(ZoneId.of("Europe/Berlin"));
        ReadDraft nothing = written();
        assertThat(nothing.zone("field", SHANGHAI)).isEqualTo(SHANGHAI);
        assertThat(nothing.wrong()).isEmpty();

        ReadDraft unknown = written("Mars/Base");
        assertThat(unknown.zone("field", SHANGHAI)).isEqualTo(SHANGHAI);
        assertRefused(unknown, "NOT_A_ZONE", Map.of("value", "Mars/Base"));
    }

    @Test
    void ofALongTextTheBeginningIsShown() {
        ReadDraft sixty = written("x".repeat(60));
        sixty.flag("field");
        assertRefused(sixty, "UNKNOWN", Map.of("value", "x".repeat(60)));

        ReadDraft more = written("x".repeat(61));
        more.flag("field");
        assertRefused(more, "UNKNOWN", Map.of("value", "x".repeat(60) + "..."));
    }

    @Test
    void whatIsNoFieldIsRefusedByItsPath() {
        ReadDraft reading = new ReadDraft(Draft.EMPTY.with("name", "x").with("nmae", "y"));
        reading.requireFields("name"::equals);

        assertThat(reading.wrong()).containsExactly(Invalid.of("nmae", "UNKNOWN_FIELD"));
        assertThat(reading.draft().text("nmae")).isEqualTo("y");
    }

    @Test
    void aFieldIsRightWhereNothingIsWrongThereOrBelow() {
        ReadDraft reading = new ReadDraft(Draft.EMPTY);
        reading.refuse(Invalid.of("window.from", "NOT_A_TIME"));

        assertThat(reading.isRight("window.from")).isFalse();
        assertThat(reading.isRight("window")).isFalse();
        assertThat(reading.isRight("window.until")).isTrue();
        assertThat(reading.isRight("window.from.hour")).isTrue();
    }

    /** What a second look says of a field is of no use where the field around it, or a part of it, could not be read. */
    @Test
    void aFieldIsWhatWasWrittenWhereNothingIsWrongAroundItEither() {
        List<Invalid> wrong = List.of(Invalid.of("window.from", "NOT_A_TIME"));

        assertThat(ReadDraft.isRight(wrong, "window")).isFalse();
        assertThat(ReadDraft.isRight(wrong, "window.from.hour")).isFalse();
        assertThat(ReadDraft.isRight(wrong, "window.until")).isTrue();
        assertThat(ReadDraft.isRight(List.of(), "window")).isTrue();
    }
}
