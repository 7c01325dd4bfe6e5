package org.pointsmall.loyalty.tier;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.tier.QualifyingPeriod.Unit;
import org.pointsmall.loyalty.tier.TierChange.Why;
import org.pointsmall.loyalty.tier.TierPolicy.Decided;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.pointsmall.loyalty.tier.SomeTiers.DIAMOND;
import static org.pointsmall.loyalty.tier.SomeTiers.GOLD;
import static org.pointsmall.loyalty.tier.SomeTiers.SILVER;
import static org.pointsmall.loyalty.tier.SomeTiers.by;
import static org.pointsmall.loyalty.tier.SomeTiers.calendar;

/** A tier that was promised until a day is the member's until that day, whatever better one comes and goes before it. */
class PromisedTiersTest {
    private static final TierChange.Given IMPORT = new TierChange.Given("eve", "from the earlier programme");

    private final TierScheme scheme = by(calendar(Unit.YEAR), Period.ZERO);
    private TierPolicy policy = new TierPolicy(scheme, 1, ZoneOffset.UTC);
    private final Map<Instant, Long> gathered = new TreeMap<>();
    private Standing standing = Standing.NONE;
    private List<TierChange> last = List.of();

    @Test
    void aHigherTierThatIsReachedAndLostLeavesTheOneThatWasPromisedForLonger() {
        open(GOLD, "2030-01-01", "2026-03-01");
        award(20_000, "2026-06-01");
        assertThat(standing.tier()).isEqualTo(DIAMOND);
        assertThat(standing.until()).isEqualTo(at("2028-01-01"));

        review("2028-01-01");

        assertThat(standing).isEqualTo(new Standing(GOLD, 20, at("2028-01-01"), at("2030-01-01"), null));
        assertThat(last)
                .extracting(TierChange::why, TierChange::from, TierChange::to)
                .containsExactly(tuple(Why.LOWERED, DIAMOND, GOLD));
        review("2030-01-01");
        assertThat(standing).isEqualTo(Standing.NONE);
    }

    @Test
    void aTierGivenByHandIsNotShorterThanItWasPromised() {
        open(GOLD, "2030-01-01", "2026-03-01");

        give(GOLD, "2026-06-01");

        assertThat(standing.until()).isEqualTo(at("2030-01-01"));
        assertThat(last).extracting(TierChange::until).containsExactly(at("2030-01-01"));
    }

    @Test
    void aHigherOneGivenByHandEndsAndThePromisedOneGoesOn() {
        open(GOLD, "2030-01-01", "2026-03-01");
        give(DIAMOND, "2026-06-01");

        review("2028-01-01");

        assertThat(standing.tier()).isEqualTo(GOLD);
        assertThat(standing.until()).isEqualTo(at("2030-01-01"));
    }

    @Test
    void whoeverGivesALowerOneByHandMeansIt() {
        open(GOLD, "2030-01-01", "2026-03-01");
        give(SILVER, "2026-06-01");

        assertThat(standing).isEqualTo(new Standing(SILVER, 10, at("2026-06-01"), at("2028-01-01"), null));
    }

    @Test
    void aHigherOneOfTheEarlierProgrammeThatEndsSoonerIsFollowedByThePromisedOne() {
        open(SILVER, "2031-01-01", "2026-03-01");
        open(GOLD, "2030-01-01", "2026-04-01");
        open(DIAMOND, "2027-01-01", "2026-05-01");
        assertThat(standing.tier()).isEqualTo(DIAMOND);
        assertThat(standing.promised())
                .containsExactly(new Promise(GOLD, 20, at("2030-01-01")), new Promise(SILVER, 10, at("2031-01-01")));
        assertThat(policy.projection(standing, at("2026-06-01"), this::over).atReview())
                .map(Tier::code)
                .contains(GOLD);

        review("2027-01-01");
        assertThat(standing.tier()).isEqualTo(GOLD);
        review("2030-01-01");
        assertThat(standing.tier()).isEqualTo(SILVER);
        review("2031-01-01");
        assertThat(standing).isEqualTo(Standing.NONE);
    }

    @Test
    void whatIsReachedAtTheReviewCountsWhereItIsBetter() {
        open(SILVER, "2030-01-01", "2026-03-01");
        award(20_000, "2026-06-01");
        award(6_000, "2027-06-01");

        review("2028-01-01");

        assertThat(standing.tier()).isEqualTo(GOLD);
        assertThat(standing.promised()).containsExactly(new Promise(SILVER, 10, at("2030-01-01")));
    }

    @Test
    void ofTwoAccountsThatBecomeOneTheLowerPromiseWaitsBehindTheHigher() {
        Standing gold = new Standing(GOLD, 20, at("2026-01-01"), at("2030-01-01"), null);
        Standing diamond = new Standing(DIAMOND, 30, at("2026-01-01"), at("2028-01-01"), null);

        for (Decided merged : List.of(
                policy.merged(gold, diamond, at("2026-06-01"), this::over),
                policy.merged(diamond, gold, at("2026-06-01"), this::over))) {
            standing = merged.standing();
            assertThat(standing.tier()).isEqualTo(DIAMOND);
            review("2028-01-01");
            assertThat(standing.tier()).isEqualTo(GOLD);
        }
    }

    @Test
    void aGraceIsNotLostToAPromiseThatEndsWithinIt() {
        Standing inGrace = new Standing(GOLD, 20, at("2026-01-01"), at("2028-01-01"), at("2028-04-01"));
        Standing sooner = new Standing(GOLD, 20, at("2026-01-01"), at("2028-02-01"), null);

        assertThat(Standing.together(inGrace, sooner)).isEqualTo(inGrace);
        assertThat(Standing.together(sooner, inGrace)).isEqualTo(inGrace);
    }

    @Test
    void aPromisedTierThatNoLongerExistsIsTheOneBelowIt() {
        open(GOLD, "2030-01-01", "2026-03-01");
        award(20_000, "2026-06-01");
        TierScheme without = new TierScheme(
                scheme.measure(),
                scheme.period(),
                scheme.grace(),
                scheme.currency(),
                scheme.tiers().stream()
                        .filter(tier -> !tier.code().equals(GOLD))
                        .toList());
        policy = new TierPolicy(without, 2, ZoneOffset.UTC);

        standing = policy.redefined(standing, at("2026-07-01"), this::over).standing();

        assertThat(standing.tier()).isEqualTo(DIAMOND);
        assertThat(standing.promised()).containsExactly(new Promise(SILVER, 10, at("2030-01-01")));
    }

    /** Of all that was ever promised the highest is the member's at every moment, and nothing below it. */
    @Test
    void theTierIsNeverBelowWhatWasPromisedForThatMoment() {
        Random random = new Random(30);
        for (int run = 0; run < 2_000; run++) {
            gathered.clear();
            standing = Standing.NONE;
            policy = new TierPolicy(scheme, 1, ZoneOffset.UTC);
            List<Promise> promises = new ArrayList<>();
            Instant now = at("2026-01-01");
            for (int step = 0; step < 12; step++) {
                now = now.plus(Duration.ofDays(random.nextInt(200)));
                Tier tier = scheme.tiers().get(random.nextInt(3));
                reviewed(now);
                switch (random.nextInt(4)) {
                    case 0 -> {
                        Instant until = now.plus(Duration.ofDays(1 + random.nextInt(1_500)));
                        Standing before = standing;
                        decided(policy.opened(standing, tier, until, now, IMPORT));
                        if (!standing.equals(before)) {
                            promises.add(new Promise(tier.code(), tier.rank(), until));
                        }
                    }
                    case 1 -> {
                        if (tier.rank() >= standing.rank()) {
                            decided(policy.given(standing, tier, now, IMPORT));
                            promises.add(new Promise(
                                    tier.code(), tier.rank(), scheme.period().lasting(now, ZoneOffset.UTC)));
                        }
                    }
                    case 2 -> {
                        gathered.merge(now, (long) random.nextInt(9_000), Long::sum);
                        int before = standing.rank();
                        decided(policy.raised(standing, now, this::over));
                        if (standing.rank() > before) {
                            promises.add(new Promise(
                                    tier(standing.tier()).code(),
                                    standing.rank(),
                                    scheme.period().lasting(now, ZoneOffset.UTC)));
                        }
                    }
                    default -> {}
                }
                Instant moment = now;
                int promised = promises.stream()
                        .filter(one -> one.until().isAfter(moment))
                        .mapToInt(Promise::rank)
                        .max()
                        .orElse(0);
                assertThat(standing.rank())
                        .as("run %d, step %d at %s: %s of %s", run, step, now, standing, promises)
                        .isGreaterThanOrEqualTo(promised);
            }
        }
    }

    private Tier tier(@Nullable TierCode code) {
        return scheme.tier(code).orElseThrow();
    }

    private void open(TierCode code, String until, String at) {
        decided(policy.opened(standing, tier(code), at(until), at(at), IMPORT));
    }

    private void give(TierCode code, String at) {
        decided(policy.given(standing, tier(code), at(at), IMPORT));
    }

    private void award(long points, String at) {
        gathered.merge(at(at), points, Long::sum);
        decided(policy.raised(standing, at(at), this::over));
    }

    private void review(String at) {
        reviewed(at(at));
    }

    private void reviewed(Instant at) {
        decided(policy.reviewed(standing, at, this::over));
    }

    private void decided(Decided decided) {
        standing = decided.standing();
        last = decided.changes();
    }

    private long over(Span span) {
        return gathered.entrySet().stream()
                .filter(one ->
                        !one.getKey().isBefore(span.from()) && one.getKey().isBefore(span.until()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static Instant at(String day) {
        return LocalDateTime.parse(day + "T00:00").toInstant(ZoneOffset.UTC);
    }
}
