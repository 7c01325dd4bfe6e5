package org.pointsmall.loyalty.tier;

import java.time.Period;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.refusal.Invalid;
import org.pointsmall.loyalty.tier.QualifyingPeriod.Unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.pointsmall.loyalty.tier.ProgrammeWithTiers.BY_POINTS;
import static org.pointsmall.loyalty.tier.ProgrammeWithTiers.BY_SPEND;
import static org.pointsmall.loyalty.tier.SomeTiers.CNY;
import static org.pointsmall.loyalty.tier.SomeTiers.GOLD;
import static org.pointsmall.loyalty.tier.SomeTiers.by;
import static org.pointsmall.loyalty.tier.SomeTiers.calendar;
import static org.pointsmall.loyalty.tier.SomeTiers.rolling;
import static org.pointsmall.loyalty.tier.SomeTiers.tier;

/** A scheme as it is written, and what is said against it: each field by the name that it has in the form. */
class TierDraftTest {
    private static final Draft USUAL = TierDraft.of(BY_POINTS);

    private final SchemeRules rules = new SchemeRules(rate -> rate.money().minorUnits() != 133);

    static Stream<TierScheme> schemes() {
        return Stream.of(
                BY_POINTS,
                BY_SPEND,
                by(rolling(1), Period.ZERO),
                by(rolling(60), Period.ofDays(28)),
                by(calendar(Unit.MONTH), Period.ofMonths(1)),
                by(calendar(Unit.QUARTER), Period.ofMonths(3)),
                new TierScheme(Measure.SPEND, calendar(Unit.YEAR), Period.ZERO, CNY, List.of()));
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void whatIsWrittenIsReadAgain(TierScheme scheme) {
        ReadScheme read = new ReadScheme(TierDraft.of(scheme), CNY);

        assertThat(read.scheme()).isEqualTo(scheme);
        assertThat(read.wrong(rules.check(scheme))).isEmpty();
    }

    @Test
    void moneyIsInTheMainUnitAndAMultiplierIsAFactor() {
        Draft draft = TierDraft.of(BY_SPEND);

        assertThat(draft.text("tiers[1].threshold")).isEqualTo("50");
        assertThat(draft.text("tiers[1].earningMultiplier")).isEqualTo("1.2");
        assertThat(draft.text("tiers[1].offsetRate.points")).isEqualTo("100");
        assertThat(draft.text("tiers[1].offsetRate.money")).isEqualTo("1.20");
        assertThat(USUAL.text("tiers[1].threshold")).as("in points").isEqualTo("5000");
        assertThat(draft.has("tiers[0].offsetRate")).isFalse();
        assertThat(draft.text("grace.count")).isEqualTo("1");
        assertThat(draft.text("grace.unit")).isEqualTo("MONTHS");
    }

    @Test
    void whatIsLeftOutOfATierIsAsForThoseWithoutOne() {
        ReadScheme read = new ReadScheme(
                USUAL.with("tiers[2].earningMultiplier", "")
                        .with("tiers[2].mallPercent", "")
                        .with("tiers[2].offsetRate.points", "")
                        .with("tiers[2].offsetRate.money", "")
                        .with("grace.count", ""),
                CNY);

        assertThat(read.wrong(List.of())).isEmpty();
        assertThat(read.scheme().tiers().get(2).benefits()).isEqualTo(Benefits.NONE);
        assertThat(read.scheme().grace()).isEqualTo(Period.ZERO);
    }

    @Test
    void aCurrencyWithoutDecimalsHasWholeThresholds() {
        Currency yen = Currency.getInstance("JPY");
        TierScheme scheme = new TierScheme(
                Measure.SPEND,
                calendar(Unit.YEAR),
                Period.ZERO,
                yen,
                List.of(tier(
                        GOLD, "金", 1, 5_000, new Benefits(100, new PointsRate(Points.of(1), new Money(2, yen)), 100))));

        assertThat(TierDraft.of(scheme).text("tiers[0].threshold")).isEqualTo("5000");
        assertThat(new ReadScheme(TierDraft.of(scheme), yen).scheme()).isEqualTo(scheme);
    }

    @ParameterizedTest(name = "{0} = {1}: {3} of {2}")
    @CsvSource({
        "measure, '', measure, MISSING",
        "measure, VISITS, measure, UNKNOWN",
        "period.kind, WEEK, period.kind, UNKNOWN",
        "grace.count, -1, grace.count, OUT_OF_RANGE",
        "grace.count, 2001, grace.count, OUT_OF_RANGE",
        "grace.count, 13, grace, LONGER_THAN_PERIOD",
        "grace.unit, WEEKS, grace.unit, UNKNOWN",
        "tiers[1].code, '', tiers[1].code, MISSING",
        "tiers[1].code, Gold!, tiers[1].code, NOT_WELL_FORMED",
        "tiers[1].code, abcdefghijklmnopqrstuvwxyzabcde, tiers[1].code, TOO_LONG",
        "tiers[1].code, silver, tiers[1].code, DUPLICATE",
        "tiers[1].name.en, '', tiers[1].name.en, MISSING",
        "tiers[1].name.zh-CN, '', tiers[1].name.zh-CN, MISSING",
        "tiers[1].rank, 0, tiers[1].rank, OUT_OF_RANGE",
        "tiers[1].rank, 1001, tiers[1].rank, OUT_OF_RANGE",
        "tiers[1].rank, 10, tiers[1].rank, DUPLICATE",
        "tiers[1].threshold, 0, tiers[1].threshold, OUT_OF_RANGE",
        "tiers[1].threshold, 1000, tiers[1].threshold, NOT_ASCENDING",
        "tiers[1].threshold, 5000.5, tiers[1].threshold, TOO_FINE",
        "tiers[1].earningMultiplier, 0.99, tiers[1].earningMultiplier, OUT_OF_RANGE",
        "tiers[1].earningMultiplier, 10.01, tiers[1].earningMultiplier, OUT_OF_RANGE",
        "tiers[1].earningMultiplier, 1.005, tiers[1].earningMultiplier, TOO_FINE",
        "tiers[1].mallPercent, 0, tiers[1].mallPercent, OUT_OF_RANGE",
        "tiers[1].mallPercent, 101, tiers[1].mallPercent, OUT_OF_RANGE",
        "tiers[1].offsetRate.points, '', tiers[1].offsetRate.points, MISSING",
        "tiers[1].offsetRate.points, 0, tiers[1].offsetRate.points, OUT_OF_RANGE",
        "tiers[1].offsetRate.money, 0, tiers[1].offsetRate.money, OUT_OF_RANGE",
        "tiers[1].offsetRate.money, 10000000.01, tiers[1].offsetRate.money, OUT_OF_RANGE",
        "tiers[1].offsetRate.money, 1.33, tiers[1].offsetRate, NOT_USABLE",
        "tiers[1].colour, red, tiers[1].colour, UNKNOWN_FIELD"
    })
    void whatIsWrongIsSaidOnceOfItsField(String field, String typed, String of, String code) {
        ReadScheme read = new ReadScheme(USUAL.with(field, typed), CNY);

        assertThat(read.wrong(rules.check(read.scheme())))
                .extracting(Invalid::field, Invalid::code)
                .containsExactly(tuple(of, code));
    }

    @ParameterizedTest(name = "{0} months: {1}")
    @CsvSource({"0, OUT_OF_RANGE", "1,", "60,", "61, OUT_OF_RANGE", "'', MISSING"})
    void aRollingPeriodHasOneToSixtyMonths(String months, String code) {
        ReadScheme read = new ReadScheme(USUAL.with("period.kind", "ROLLING").with("period.months", months), CNY);

        assertThat(read.wrong(rules.check(read.scheme())))
                .extracting(Invalid::field, Invalid::code)
                .isEqualTo(code == null ? List.of() : List.of(tuple("period.months", code)));
    }

    @ParameterizedTest(name = "{0} tiers: {1}")
    @CsvSource({"20,", "21, OUT_OF_RANGE"})
    void aProgrammeHasTwentyTiersAtMost(int count, String code) {
        List<Tier> tiers = IntStream.rangeClosed(1, count)
                .mapToObj(rank -> tier(new TierCode("tier-" + rank), "级", rank, rank, Benefits.NONE))
                .toList();

        assertThat(rules.check(new TierScheme(Measure.POINTS, calendar(Unit.YEAR), Period.ZERO, CNY, tiers)))
                .extracting(Invalid::field, Invalid::code)
                .isEqualTo(code == null ? List.of() : List.of(tuple("tiers", code)));
    }

    @Test
    void theBoundsThemselvesAreWithinThem() {
        ReadScheme read = new ReadScheme(
                USUAL.with("tiers[2].rank", 1_000)
                        .with("tiers[2].threshold", 1_000_000_000_000L)
                        .with("tiers[2].earningMultiplier", "10")
                        .with("tiers[0].mallPercent", 1)
                        .with("tiers[2].offsetRate.points", 1_000_000_000L)
                        .with("tiers[2].offsetRate.money", "10000000.00"),
                CNY);

        assertThat(read.wrong(rules.check(read.scheme()))).isEmpty();
        assertThat(read.scheme().tiers().get(2).threshold()).isEqualTo(1_000_000_000_000L);
    }

    /** Units of a whole scheme are fen; an operator reads yuan. */
    @Test
    void thresholdsThatDoNotAscendAreToldInTheUnitInWhichTheyWereWritten() {
        ReadScheme bySpend = new ReadScheme(TierDraft.of(BY_SPEND).with("tiers[1].threshold", "9.5"), CNY);
        assertThat(bySpend.wrong(rules.check(bySpend.scheme())))
                .containsExactly(
                        new Invalid("tiers[1].threshold", "NOT_ASCENDING", Map.of("threshold", "9.5", "above", "10")));

        ReadScheme byPoints = new ReadScheme(USUAL.with("tiers[1].threshold", "950"), CNY);
        assertThat(byPoints.wrong(rules.check(byPoints.scheme())))
                .containsExactly(
                        new Invalid("tiers[1].threshold", "NOT_ASCENDING", Map.of("threshold", 950L, "above", 1_000L)));
    }

    /** What stands in the place of a number that could not be read is compared with nothing. */
    @ParameterizedTest
    @CsvSource({"tiers[1].code, ''", "tiers[1].rank, x", "tiers[1].threshold, x"})
    void tiersOfWhichOneCouldNotBeReadAreNotCompared(String field, String typed) {
        Draft draft = USUAL.with(field, typed)
                .with("tiers[2].threshold", 1)
                .with("tiers[2].rank", 10)
                .with("tiers[2].mallPercent", 50);
        ReadScheme read = new ReadScheme(draft, CNY);

        assertThat(read.wrong(rules.check(read.scheme())))
                .extracting(Invalid::field)
                .containsExactly(field);
    }

    @Test
    void whatIsWrongWithOneTierHidesNothingOfAnother() {
        ReadScheme read =
                new ReadScheme(USUAL.with("tiers[0].name.en", "").with("tiers[2].offsetRate.money", "1.33"), CNY);

        assertThat(read.wrong(rules.check(read.scheme())))
                .extracting(Invalid::field, Invalid::code)
                .containsExactly(tuple("tiers[0].name.en", "MISSING"), tuple("tiers[2].offsetRate", "NOT_USABLE"));
    }
}
