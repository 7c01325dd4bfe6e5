package org.pointsmall.loyalty.tier;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pointsmall.loyalty.tier.QualifyingPeriod.Unit;
import org.pointsmall.loyalty.tier.TierChange.Why;
import org.pointsmall.loyalty.tier.TierPolicy.Decided;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.tier.SomeTiers.CNY;
import static org.pointsmall.loyalty.tier.SomeTiers.DIAMOND;
import static org.pointsmall.loyalty.tier.SomeTiers.GOLD;
import static org.pointsmall.loyalty.tier.SomeTiers.SILVER;
import static org.pointsmall.loyalty.tier.SomeTiers.by;
import static org.pointsmall.loyalty.tier.SomeTiers.calendar;
import static org.pointsmall.loyalty.tier.SomeTiers.tier;

/** What becomes of a tier in a grace, by a merge, by a return and by another scheme; the years are calendar years. */
class TierTurnsTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant REACHED = at("2026-03-15T10:00");
    private static final Instant END = at("2028-01-01T00:00");
    private static final Instant GRACE_END = at("2028-02-01T00:00");
    private static final Instant NOW = at("2026-06-01T10:00");
    private static final Span THIS_YEAR = new Span(at("2026-01-01T00:00"), at("2027-01-01T00:00"));
    private static final Span NO_TIME = new Span(NOW, NOW);
    private static final Standing SILVER_ONE = new Standing(SILVER, 10, REACHED, END, null);
    private static final Standing GOLD_ONE = new Standing(GOLD, 20, REACHED, END, null);
    private static final Standing DIAMOND_ONE = new Standing(DIAMOND, 30, REACHED, END, null);

    private final Map<Instant, Long> gathered = new TreeMap<>();
    private final TierPolicy policy = policy(by(calendar(Unit.YEAR), Period.ofMonths(1)));

    @Test
    void whoIsInTheHighestTierIsNotAskedForWhatWasGathered() {
        Decided decided = policy.raised(DIAMOND_ONE, NOW, span -> {
            throw new AssertionError("asked for " + span);
        });

        assertThat(decided).isEqualTo(Decided.nothing(DIAMOND_ONE));
    }

    @Test
    void aReviewThatFindsEnoughForMoreGivesTheHigherTier() {
        gathered.put(at("2027-07-01T10:00"), 5_000L);

        assertThat(policy.reviewed(SILVER_ONE, END, this::sum).standing())
                .isEqualTo(new Standing(GOLD, 20, END, at("2029-01-01T00:00"), null));
    }

    @Test
    void inAGraceAHigherTierIsReachedLikeEverAndALowerOneIsNot() {
        Standing inGrace = SILVER_ONE.inGraceUntil(GRACE_END);
        Instant january = at("2028-01-15T10:00");
        gathered.put(january, 999L);
        assertThat(policy.raised(inGrace, january, this::sum)).isEqualTo(Decided.nothing(inGrace));
        assertThat(policy.raised(GOLD_ONE.inGraceUntil(GRACE_END), january, this::sum)
                        .changes())
                .isEmpty();

        gathered.put(january, 5_000L);
        Decided raised = policy.raised(inGrace, january, this::sum);
        assertThat(raised.standing()).isEqualTo(new Standing(GOLD, 20, january, at("2030-01-01T00:00"), null));
        assertThat(raised.changes()).extracting(TierChange::why).containsExactly(Why.REACHED);
    }

    @ParameterizedTest(name = "{0} in the year before, {1} since: silver until {2}, by {3}")
    @CsvSource({
        "1200, 0,    2029-01-01T00:00, 1200",
        "1200, 1100, 2029-01-01T00:00, 1200",
        "999,  1500, 2030-01-01T00:00, 1500",
        "0,    1000, 2030-01-01T00:00, 1000"
    })
    void atTheEndOfAGraceTheBetterOfBothYearsCounts(long before, long since, String until, long by) {
        gathered.put(at("2027-07-01T10:00"), before);
        gathered.put(at("2028-01-20T10:00"), since);

        Decided decided = policy.reviewed(DIAMOND_ONE.inGraceUntil(GRACE_END), GRACE_END, this::sum);

        assertThat(decided.standing()).isEqualTo(new Standing(SILVER, 10, GRACE_END, at(until), null));
        assertThat(decided.changes()).singleElement().satisfies(change -> {
            assertThat(change.why()).isEqualTo(Why.LOWERED);
            assertThat(change.gathered()).isEqualTo(by);
        });
    }

    @Test
    void enoughAtTheEndOfAGraceKeepsTheTier() {
        gathered.put(at("2028-01-20T10:00"), 5_000L);

        Decided decided = policy.reviewed(GOLD_ONE.inGraceUntil(GRACE_END), GRACE_END, this::sum);

        assertThat(decided.standing()).isEqualTo(new Standing(GOLD, 20, REACHED, at("2030-01-01T00:00"), null));
        assertThat(decided.changes()).extracting(TierChange::why).containsExactly(Why.RENEWED);
    }

    /** By months, with a month of grace, the lower tier would end on the very day on which it begins. */
    @ParameterizedTest(name = "after a grace of {0}: from {1} to {2}")
    @CsvSource({"P15D, 2026-03-16T00:00, 2026-04-01T00:00", "P1M, 2026-04-01T00:00, 2026-05-01T00:00"})
    void aLowerTierLastsLongerThanTheGraceBeforeIt(String grace, String lowered, String until) {
        Standing diamond = new Standing(DIAMOND, 30, at("2026-01-10T10:00"), at("2026-03-01T00:00"), null);
        gathered.put(at("2026-02-10T10:00"), 1_000L);

        Decided decided =
                policy(by(calendar(Unit.MONTH), Period.parse(grace))).reviewed(diamond, at(lowered), this::sum);

        assertThat(decided.standing()).isEqualTo(new Standing(SILVER, 10, at(lowered), at(until), null));
    }

    @ParameterizedTest(name = "{0} in the year before, {1} since: {2}, {3} to keep gold")
    @CsvSource({
        "1200, 0,    silver, 3800",
        "1200, 1300, silver, 3700",
        "900,  900,  ,       4100",
        "0,    4999, silver, 1",
        "0,    5000, gold,   0",
        "0,    5001, gold,   0"
    })
    void theProjectionInAGraceGoesByTheBetterOfBothYears(long before, long since, String atReview, long toKeep) {
        gathered.put(at("2027-07-01T10:00"), before);
        gathered.put(at("2028-01-10T10:00"), since);

        Projection projection = policy.projection(GOLD_ONE.inGraceUntil(GRACE_END), at("2028-01-15T10:00"), this::sum);

        assertThat(projection.gathered()).isEqualTo(since);
        assertThat(projection.atReview()).map(tier -> tier.code().value()).isEqualTo(Optional.ofNullable(atReview));
        assertThat(projection.toKeep()).isEqualTo(toKeep);
        assertThat(projection.missing()).isEqualTo(20_000 - since);
    }

    @Test
    void aboveTheHighestTierNothingIsMissing() {
        gathered.put(NOW, 30_000L);
        Projection highest = policy.projection(DIAMOND_ONE, NOW, this::sum);
        assertThat(highest.next()).isEmpty();
        assertThat(highest.missing()).isZero();
        assertThat(highest.over()).isEqualTo(THIS_YEAR);
        assertThat(highest.currency()).isEqualTo(CNY);
        assertThat(highest.measure()).isEqualTo(Measure.POINTS);

        assertThat(policy.projection(SILVER_ONE, NOW, this::sum).missing())
                .as("there is more than enough for the next")
                .isZero();
    }

    @Test
    void ofTwoAccountsTheBetterTierIsKeptAndSaidToComeFromTheMerge() {
        assertThat(policy.merged(GOLD_ONE, SILVER_ONE, NOW, this::sum))
                .isEqualTo(new Decided(
                        GOLD_ONE, List.of(new TierChange(SILVER, GOLD, Why.MERGED, NOW, 0, NO_TIME, END, 7, null))));
        assertThat(policy.merged(SILVER_ONE, GOLD_ONE, NOW, this::sum)).isEqualTo(Decided.nothing(GOLD_ONE));
        assertThat(policy.merged(GOLD_ONE, GOLD_ONE, NOW, this::sum)).isEqualTo(Decided.nothing(GOLD_ONE));
    }

    @Test
    void whatBothGatheredTogetherCountsAtOnce() {
        gathered.put(NOW, 5_000L);

        Decided decided = policy.merged(SILVER_ONE, Standing.NONE, NOW, this::sum);

        assertThat(decided.standing()).isEqualTo(new Standing(GOLD, 20, NOW, END, null));
        assertThat(decided.changes())
                .containsExactly(
                        new TierChange(null, SILVER, Why.MERGED, NOW, 0, NO_TIME, END, 7, null),
                        new TierChange(SILVER, GOLD, Why.MERGED, NOW, 5_000, THIS_YEAR, END, 7, null));
    }

    @Test
    void aReturnGivesNobodyAHigherTierAndChangesNothingThatStands() {
        gathered.put(NOW, 1_500L);

        assertThat(policy.undone(SILVER_ONE, GOLD_ONE, NOW, this::sum)).isEqualTo(Decided.nothing(SILVER_ONE));
        assertThat(policy.undone(SILVER_ONE, SILVER_ONE, NOW, this::sum)).isEqualTo(Decided.nothing(SILVER_ONE));
        assertThat(policy.undone(GOLD_ONE, SILVER_ONE, NOW, this::sum))
                .isEqualTo(new Decided(
                        SILVER_ONE,
                        List.of(new TierChange(GOLD, SILVER, Why.UNDONE, NOW, 1_500, THIS_YEAR, END, 7, null))));
        Standing since = new Standing(SILVER, 10, NOW, END, null);
        assertThat(policy.undone(SILVER_ONE, since, NOW, this::sum).standing())
                .as("the same tier with other dates")
                .isEqualTo(since);
    }

    @Test
    void aTierWithoutAnyBelowItThatIsNoLongerDefinedIsLost() {
        Decided decided = policy(new TierScheme(
                        Measure.POINTS,
                        calendar(Unit.YEAR),
                        Period.ZERO,
                        CNY,
                        List.of(tier(DIAMOND, "钻", 30, 20_000, Benefits.NONE))))
                .redefined(GOLD_ONE, NOW, this::sum);

        assertThat(decided)
                .isEqualTo(new Decided(
                        Standing.NONE,
                        List.of(new TierChange(GOLD, null, Why.REDEFINED, NOW, 0, NO_TIME, null, 7, null))));
    }

    @Test
    void anotherSchemeLeavesAGraceAsItWasPromised() {
        Standing inGrace = GOLD_ONE.inGraceUntil(at("2028-01-20T00:00"));

        assertThat(policy.redefined(inGrace, at("2028-01-10T10:00"), this::sum).standing())
                .isEqualTo(inGrace);
    }

    @Test
    void anEndInTheMiddleOfAPeriodIsMovedToItsEnd() {
        Standing rolled = new Standing(GOLD, 20, REACHED, at("2027-03-16T00:00"), null);

        assertThat(policy.redefined(rolled, NOW, this::sum).standing()).isEqualTo(GOLD_ONE);
    }

    @Test
    void reviewsThatAreDueAreMadeByTheNewSchemeToo() {
        gathered.put(at("2027-07-01T10:00"), 1_000L);

        Decided decided = policy.redefined(SILVER_ONE, END, this::sum);

        assertThat(decided.standing()).isEqualTo(new Standing(SILVER, 10, REACHED, at("2029-01-01T00:00"), null));
        assertThat(decided.changes()).extracting(TierChange::why).containsExactly(Why.RENEWED);
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
