package org.pointsmall.loyalty.tier;

import java.time.Period;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.refusal.Invalid;
import org.pointsmall.loyalty.tier.QualifyingPeriod.Unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.pointsmall.loyalty.tier.SomeTiers.GOLD;
import static org.pointsmall.loyalty.tier.SomeTiers.SILVER;
import static org.pointsmall.loyalty.tier.SomeTiers.calendar;
import static org.pointsmall.loyalty.tier.SomeTiers.rolling;
import static org.pointsmall.loyalty.tier.SomeTiers.tier;
import static org.pointsmall.loyalty.tier.SomeTiers.worth;

class TierSchemeRulesTest {
    private final SchemeRules rules = new SchemeRules(rate -> rate.money().minorUnits() != 133);

    @Test
    void acceptsTheDemosTiersAndNoTiersAtAll() {
        assertThat(rules.check(SomeTiers.by(calendar(Unit.YEAR), Period.ofMonths(1))))
                .isEmpty();
        assertThat(rules.check(of(rolling(60), Period.ofDays(28)))).isEmpty();
    }

    @ParameterizedTest(name = "gold from {0} on, where silver is from 1000 on: {1}")
    @CsvSource({"1001,", "1000, NOT_ASCENDING", "999, NOT_ASCENDING"})
    void thresholdsAscendWithTheRank(long threshold, String code) {
        List<Invalid> wrong = rules.check(
                of(tier(GOLD, "金", 2, threshold, Benefits.NONE), tier(SILVER, "银", 1, 1_000, Benefits.NONE)));
        expect(wrong, "tiers.gold.threshold", code);
        if (code != null) {
            assertThat(wrong.get(0).operands()).containsEntry("above", 1_000L).containsEntry("threshold", threshold);
        }
    }

    @Test
    void codesAndRanksAreUnique() {
        expect(
                rules.check(of(tier(GOLD, "金", 1, 1, Benefits.NONE), tier(GOLD, "银", 2, 2, Benefits.NONE))),
                "tiers.gold.code",
                "DUPLICATE");
        expect(
                rules.check(of(tier(GOLD, "金", 1, 1, Benefits.NONE), tier(SILVER, "银", 1, 2, Benefits.NONE))),
                "tiers.silver.rank",
                "DUPLICATE");
    }

    @ParameterizedTest(name = "the code {0}: {1}")
    @CsvSource({
        "gold,",
        "gold-2-plus,",
        "Gold, NOT_WELL_FORMED",
        "gold card, NOT_WELL_FORMED",
        "-gold, NOT_WELL_FORMED",
        "'', NOT_WELL_FORMED",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, NOT_WELL_FORMED"
    })
    void codesAreShortWords(String word, String code) {
        expect(
                rules.check(of(new Tier(new TierCode(word), new TierName("Gold", "金"), 1, 1, Benefits.NONE))),
                "tiers." + word + ".code",
                code);
    }

    @ParameterizedTest(name = "rank {0}, threshold {1}, multiplier {2}, price {3}: {4}")
    @CsvSource({
        "1,    1,             100,  100,",
        "1000, 1000000000000, 1000, 1,",
        "0,    1,             100,  100, rank",
        "1001, 1,             100,  100, rank",
        "1,    0,             100,  100, threshold",
        "1,    1000000000001, 100,  100, threshold",
        "1,    1,             99,   100, earningMultiplier",
        "1,    1,             1001, 100, earningMultiplier",
        "1,    1,             100,  0,   mallPercent",
        "1,    1,             100,  101, mallPercent",
    })
    void numbersHaveLimits(int rank, long threshold, int multiplier, int percent, String field) {
        List<Invalid> wrong =
                rules.check(of(tier(GOLD, "金", rank, threshold, new Benefits(multiplier, null, percent))));
        expect(wrong, "tiers.gold." + field, field == null ? null : "OUT_OF_RANGE");
    }

    @Test
    void namesAreNeededInBothLanguages() {
        Tier nameless = new Tier(GOLD, new TierName(" ", "金".repeat(101)), 1, 1, Benefits.NONE);
        assertThat(rules.check(of(nameless)))
                .extracting(Invalid::field, Invalid::code)
                .containsExactly(
                        tuple("tiers.gold.name.en", "MISSING"), tuple("tiers.gold.name.zh-CN", "OUT_OF_RANGE"));
    }

    @Test
    void ratesAreInTheProgrammesCurrencyAndOfUseAtACheckout() {
        PointsRate dollars = new PointsRate(Points.of(100), new Money(100, Currency.getInstance("USD")));
        expect(rules.check(of(gold(dollars))), "tiers.gold.offsetRate", "OTHER_CURRENCY");
        expect(rules.check(of(gold(worth(133)))), "tiers.gold.offsetRate", "NOT_USABLE");
        expect(rules.check(of(gold(worth(1_000_000_001)))), "tiers.gold.offsetRate.money", "OUT_OF_RANGE");
        expect(rules.check(of(gold(worth(1_000_000_000)))), "", null);
        PointsRate tooMany = new PointsRate(Points.of(1_000_000_001), new Money(100, SomeTiers.CNY));
        expect(rules.check(of(gold(tooMany))), "tiers.gold.offsetRate.points", "OUT_OF_RANGE");
    }

    @ParameterizedTest(name = "{0} months with a grace of {1}: {2} {3}")
    @CsvSource({
        "1,  P0D,,",
        "1,  P1M,,",
        "1,  P28D,,",
        "1,  P29D,  grace,         LONGER_THAN_PERIOD",
        "1,  P2M,   grace,         LONGER_THAN_PERIOD",
        "12, P1Y,,",
        "12, P13M,  grace,         LONGER_THAN_PERIOD",
        "12, P-1D,  grace,         OUT_OF_RANGE",
        "12, P1M1D, grace,         MONTHS_AND_DAYS",
        "0,  P0D,   period.months, OUT_OF_RANGE",
        "61, P0D,   period.months, OUT_OF_RANGE",
    })
    void periodsAndGracesHaveLimits(int months, String grace, String field, String code) {
        expect(rules.check(of(rolling(months), Period.parse(grace))), field, code);
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        List<Invalid> wrong = rules.check(new TierScheme(
                Measure.SPEND,
                calendar(Unit.MONTH),
                Period.ofMonths(2),
                SomeTiers.CNY,
                List.of(tier(SILVER, "", 1, 5, new Benefits(1, null, 1)), tier(GOLD, "金", 2, 5, Benefits.NONE))));
        assertThat(wrong)
                .extracting(Invalid::field)
                .containsExactly(
                        "grace", "tiers.silver.name.zh-CN", "tiers.silver.earningMultiplier", "tiers.gold.threshold");
    }

    private static Tier gold(PointsRate rate) {
        return tier(GOLD, "金", 1, 1, new Benefits(100, rate, 100));
    }

    private static void expect(List<Invalid> wrong, String field, String code) {
        if (code == null) {
            assertThat(wrong).isEmpty();
        } else {
            assertThat(wrong).singleElement().satisfies(one -> {
                assertThat(one.field()).isEqualTo(field);
                assertThat(one.code()).isEqualTo(code);
            });
        }
    }

    private static TierScheme of(Tier... tiers) {
        return new TierScheme(Measure.POINTS, calendar(Unit.YEAR), Period.ZERO, SomeTiers.CNY, List.of(tiers));
    }

    private static TierScheme of(QualifyingPeriod period, Period grace) {
        return new TierScheme(Measure.POINTS, period, grace, SomeTiers.CNY, List.of());
    }
}
