package org.pointsmall.loyalty.tier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.tier.QualifyingPeriod.Unit;
import org.pointsmall.loyalty.tier.TierChange.Why;
import org.pointsmall.loyalty.tier.TierPolicy.Decided;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.tier.SomeTiers.DIAMOND;
import static org.pointsmall.loyalty.tier.SomeTiers.GOLD;
import static org.pointsmall.loyalty.tier.SomeTiers.SILVER;
import static org.pointsmall.loyalty.tier.SomeTiers.by;
import static org.pointsmall.loyalty.tier.SomeTiers.calendar;
import static org.pointsmall.loyalty.tier.SomeTiers.rolling;

class TierPolicyTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Period A_MONTH = Period.ofMonths(1);

    private final Map<Instant, Long> gathered = new TreeMap<>();
    private TierPolicy policy = policy(by(calendar(Unit.YEAR), A_MONTH));
    private Standing standing = Standing.NONE;
    private Decided last = Decided.nothing(Standing.NONE);

    @ParameterizedTest(name = "{0} points make {1}")
    @CsvSource({
        "999,",
        "1000, silver",
        "4999, silver",
        "5000, gold",
        "19999, gold",
        "20000, diamond",
        "9000000000, diamond"
    })
    void aTierIsReachedTheMomentThereIsEnough(long points, String tier) {
        award("2026-03-15T10:00", points);
        assertThat(standing.tier()).isEqualTo(tier == null ? null : new TierCode(tier));
        assertThat(last.changes()).hasSize(tier == null ? 0 : 1);
    }

    @Test
    void aTierSaysSinceWhenAndUntilWhenAndByWhat() {
        award("2026-03-15T10:00", 4_999);
        award("2026-11-30T23:59", 1);

        assertThat(standing).isEqualTo(new Standing(GOLD, 20, at("2026-11-30T23:59"), at("2028-01-01T00:00"), null));
        assertThat(last.changes())
                .containsExactly(new TierChange(
                        SILVER,
                        GOLD,
                        Why.REACHED,
                        at("2026-11-30T23:59"),
                        5_000,
                        new Span(at("2026-01-01T00:00"), at("2027-01-01T00:00")),
                        at("2028-01-01T00:00"),
                        7,
                        null));
    }

    @Test
    void moreOfTheSameTierChangesNothing() {
        award("2026-03-15T10:00", 5_000);
        Standing before = standing;
        award("2026-04-15T10:00", 14_999);
        assertThat(standing).isEqualTo(before);
    }

    @Test
    void whatIsGatheredInAnotherYearDoesNotCount() {
        award("2026-12-31T23:59:59", 999);
        award("2027-01-01T00:00", 1);
        assertThat(standing).isEqualTo(Standing.NONE);
        award("2027-12-31T23:59:59", 999);
        assertThat(standing.tier()).isEqualTo(SILVER);
    }

    @Test
    void aYearEndsInTheProgrammesZone() {
        award("2026-06-01T00:00", 999);
        gathered.put(Instant.parse("2026-12-31T15:59:59Z"), 1L);
        raise(Instant.parse("2026-12-31T15:59:59Z"));
        assertThat(standing.tier()).isEqualTo(SILVER);

        standing = Standing.NONE;
        gathered.clear();
        award("2026-06-01T00:00", 999);
        gathered.put(Instant.parse("2026-12-31T16:00:00Z"), 1L);
        raise(Instant.parse("2026-12-31T16:00:00Z"));
        assertThat(standing.tier()).isNull();
    }

    @ParameterizedTest(name = "with {0} in the year before its end: {1} until {2}")
    @CsvSource({
        "5000,  RENEWED, gold, 2029-01-01T00:00,",
        "4999,  GRACE,   gold, 2028-01-01T00:00, 2028-02-01T00:00",
        "0,     GRACE,   gold, 2028-01-01T00:00, 2028-02-01T00:00",
    })
    void theReviewGoesByThePeriodThatEndsWithTheTier(
            long inTheLastYear, Why why, String tier, String until, String graceUntil) {
        award("2026-03-15T10:00", 5_000);
        gathered.put(at("2027-07-01T10:00"), inTheLastYear);
        gathered.put(at("2028-01-01T00:00"), 100L);

        review("2027-12-31T23:59:59");
        assertThat(last.changes()).isEmpty();
        review("2028-01-01T00:00");

        assertThat(last.changes()).extracting(TierChange::why).containsExactly(why);
        assertThat(last.changes().get(0).gathered()).isEqualTo(inTheLastYear);
        assertThat(standing)
                .isEqualTo(new Standing(
                        new TierCode(tier),
                        20,
                        at("2026-03-15T10:00"),
                        at(until),
                        graceUntil == null ? null : at(graceUntil)));
    }

    @Test
    void theTierIsKeptThroughTheGraceAndThenBecomesTheOneThereWasEnoughFor() {
        award("2026-03-15T10:00", 20_000);
        gathered.put(at("2027-07-01T10:00"), 1_000L);

        review("2028-01-31T23:59:59");
        assertThat(standing.tier()).isEqualTo(DIAMOND);
        review("2028-02-01T00:00");
        assertThat(last.changes()).extracting(TierChange::why).containsExactly(Why.LOWERED);
        assertThat(standing).isEqualTo(new Standing(SILVER, 10, at("2028-02-01T00:00"), at("2029-01-01T00:00"), null));

        review("2029-02-01T00:00");
        assertThat(standing).isEqualTo(Standing.NONE);
        assertThat(last.changes()).extracting(TierChange::why).containsExactly(Why.GRACE, Why.LOWERED);
    }

    @Test
    void withoutAGraceTheTierEndsAtOnce() {
        policy = policy(by(calendar(Unit.YEAR), Period.ZERO));
        award("2026-03-15T10:00", 5_000);
        review("2028-01-01T00:00");
        assertThat(standing).isEqualTo(Standing.NONE);
        assertThat(last.changes()).extracting(TierChange::why).containsExactly(Why.LOWERED);
    }

    @Test
    void whatIsGatheredWithinTheGraceKeepsTheTierIfItIsEnoughByItself() {
        award("2026-03-15T10:00", 5_000);
        review("2028-01-01T00:00");
        award("2028-01-20T10:00", 4_999);
        assertThat(standing.graceUntil()).isEqualTo(at("2028-02-01T00:00"));

        award("2028-01-31T23:59:59", 1);
        assertThat(last.changes()).extracting(TierChange::why).containsExactly(Why.RENEWED);
        assertThat(standing).isEqualTo(new Standing(GOLD, 20, at("2026-03-15T10:00"), at("2030-01-01T00:00"), null));
    }

    @Test
    void whatComesAfterTheGraceDoesNotKeepATierWhoseReviewIsMadeLate() {
        award("2026-03-15T10:00", 5_000);
        gathered.put(at("2028-02-01T00:00"), 5_000L);
        review("2028-06-01T00:00");
        assertThat(standing).isEqualTo(Standing.NONE);
    }

    @Test
    void itDoesNotMatterWhenReviewsAreMade() {
        for (TierScheme scheme : new TierScheme[] {
            by(calendar(Unit.MONTH), A_MONTH), by(calendar(Unit.QUARTER), Period.ofDays(20)), by(rolling(2), A_MONTH)
        }) {
            policy = policy(scheme);
            gathered.clear();
            standing = Standing.NONE;
            award("2026-01-10T10:00", 20_000);
            Standing start = standing;
            gathered.put(at("2026-03-05T10:00"), 1_000L);
            gathered.put(at("2026-04-25T10:00"), 5_000L);
            Decided atOnce = policy.reviewed(start, at("2026-12-01T00:00"), this::sum);
            for (LocalDate day = LocalDate.of(2026, 1, 11); day.getYear() == 2026; day = day.plusDays(1)) {
                review(day + "T00:00");
                if (day.equals(LocalDate.of(2026, 12, 1))) {
                    assertThat(standing).isEqualTo(atOnce.standing());
                }
            }
        }
    }

    @ParameterizedTest(name = "{0} months of grace from {1}: {2}")
    @CsvSource({
        "P1D,  2026-03-15, 2026-04-17",
        "P1M,  2025-12-31, 2026-03-01",
        "P1M,  2026-01-30, 2026-04-01",
        "P28D, 2024-01-31, 2024-03-29",
    })
    void aGraceGoesByTheCalendar(String grace, LocalDate reached, LocalDate over) {
        policy = policy(by(rolling(1), Period.parse(grace)));
        award(reached + "T10:00", 1_000);
        review(over.minusDays(1) + "T23:59:59");
        assertThat(standing.tier()).isEqualTo(SILVER);
        review(over + "T00:00");
        assertThat(standing).isEqualTo(Standing.NONE);
    }

    @Test
    void aNewSchemeLowersNobodyAndRaisesAtOnce() {
        award("2026-03-15T10:00", 5_000);
        TierScheme stricter = new TierScheme(
                Measure.POINTS,
                calendar(Unit.YEAR),
                A_MONTH,
                SomeTiers.CNY,
                List.of(
                        SomeTiers.tier(SILVER, "银", 1, 5_001, Benefits.NONE),
                        SomeTiers.tier(GOLD, "金", 2, 50_000, Benefits.NONE)));
        Decided kept = new TierPolicy(stricter, 8, SHANGHAI).redefined(standing, at("2026-04-01T00:00"), this::sum);
        assertThat(kept.changes()).isEmpty();
        assertThat(kept.standing())
                .isEqualTo(new Standing(GOLD, 2, at("2026-03-15T10:00"), at("2028-01-01T00:00"), null));

        TierScheme easier = new TierScheme(
                Measure.POINTS,
                rolling(12),
                A_MONTH,
                SomeTiers.CNY,
                List.of(SomeTiers.tier(DIAMOND, "钻", 30, 5_000, Benefits.NONE)));
        Decided raised = new TierPolicy(easier, 8, SHANGHAI).redefined(standing, at("2026-04-01T00:00"), this::sum);
        assertThat(raised.standing().tier()).isEqualTo(DIAMOND);
        assertThat(raised.changes()).extracting(TierChange::why).containsExactly(Why.REDEFINED, Why.REDEFINED);
    }

    @Test
    void aTierThatIsGoneBecomesTheOneBelowItForTheTimeThatWasPromised() {
        award("2026-03-15T10:00", 5_000);
        TierScheme withoutGold = new TierScheme(
                Measure.POINTS,
                calendar(Unit.QUARTER),
                A_MONTH,
                SomeTiers.CNY,
                List.of(
                        SomeTiers.tier(SILVER, "银", 20, 10_000, Benefits.NONE),
                        SomeTiers.tier(DIAMOND, "钻", 21, 20_000, Benefits.NONE)));
        Decided decided =
                new TierPolicy(withoutGold, 8, SHANGHAI).redefined(standing, at("2026-04-01T00:00"), this::sum);
        assertThat(decided.standing())
                .isEqualTo(new Standing(SILVER, 20, at("2026-03-15T10:00"), at("2028-01-01T00:00"), null));
    }

    @Test
    void theProjectionSaysWhatIsMissingAndWhatTheNextReviewWouldLeave() {
        award("2026-03-15T10:00", 5_000);
        gathered.put(at("2027-03-15T10:00"), 1_200L);

        Projection projection = policy.projection(standing, at("2027-06-01T00:00"), this::sum);

        assertThat(projection.tier()).map(Tier::code).contains(GOLD);
        assertThat(projection.gathered()).isEqualTo(1_200);
        assertThat(projection.next()).map(Tier::code).contains(DIAMOND);
        assertThat(projection.missing()).isEqualTo(18_800);
        assertThat(projection.atReview()).map(Tier::code).contains(SILVER);
        assertThat(projection.toKeep()).isEqualTo(3_800);
        assertThat(projection.standing().until()).isEqualTo(at("2028-01-01T00:00"));
    }

    @Test
    void theProjectionOfSomebodyNewNamesTheFirstTier() {
        Projection projection = policy.projection(Standing.NONE, at("2027-06-01T00:00"), this::sum);
        assertThat(projection.tier()).isEmpty();
        assertThat(projection.next()).map(Tier::code).contains(SILVER);
        assertThat(projection.missing()).isEqualTo(1_000);
        assertThat(projection.toKeep()).isZero();
    }

    @Test
    void theBetterOfTwoTiersIsKeptWhenAccountsAreMerged() {
        award("2026-03-15T10:00", 5_000);
        Standing gold = standing;
        Decided kept = policy.merged(gold, Standing.NONE, at("2026-04-01T00:00"), this::sum);
        assertThat(kept.standing()).isEqualTo(gold);
        assertThat(kept.changes()).extracting(TierChange::why).containsExactly(Why.MERGED);
        assertThat(policy.merged(Standing.NONE, gold, at("2026-04-01T00:00"), this::sum)
                        .changes())
                .isEmpty();
    }

    private void award(String when, long points) {
        gathered.put(at(when), points);
        raise(at(when));
    }

    private void raise(Instant now) {
        last = policy.raised(standing, now, this::sum);
        standing = last.standing();
    }

    private void review(String when) {
        last = policy.reviewed(standing, at(when), this::sum);
        standing = last.standing();
    }

    private long sum(Span span) {
        return gathered.entrySet().stream()
                .filter(one ->
                        !one.getKey().isBefore(span.from()) && one.getKey().isBefore(span.until()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static TierPolicy policy(TierScheme scheme) {
        return new TierPolicy(scheme, 7, SHANGHAI);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
    }
}
