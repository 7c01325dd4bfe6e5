package org.pointsmall.loyalty.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.earning.BuyerFixture;
import org.pointsmall.loyalty.earning.Limit;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.refusal.Invalid;
import org.pointsmall.loyalty.simulation.Simulations.Started;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.simulation.OrdersOfThePast.FROM;
import static org.pointsmall.loyalty.simulation.SimulationFixture.NOW;
import static org.pointsmall.loyalty.simulation.SimulationFixture.figure;

class SimulationsTest {
    private final SimulationFixture fixture = new SimulationFixture(10);

    @Test
    void beginsWithNothingDoneAndTheOrdersThatThereAre() {
        VersionRef<RuleTerms> rule = fixture.rules.bonus(5, 2, 10);

        Started started = fixture.simulations.start("  Bonus ", FROM, NOW, List.of(rule, rule), "olga");

        SimulationId id = ((Started.Begun) started).id();
        assertThat(fixture.find(id))
                .isEqualTo(new Simulation(
                        id,
                        new Plan("Bonus", FROM, NOW, List.of(rule), SimulationFixture.THREE_ARE_TEN_FEN),
                        Simulation.Status.RUNNING,
                        10,
                        0,
                        0,
                        "olga",
                        NOW,
                        null));
        assertThat(fixture.simulations.result(id)).isEmpty();
    }

    @Test
    void refusesWithAllReasonsAndStartsNothing() {
        fixture.rules.bonus(5, 1, 10);

        assertThat(fixture.simulations.start(" ", NOW, FROM, List.of(new VersionRef<RuleTerms>(5, 2)), "olga"))
                .isEqualTo(new Started.Refused(List.of(
                        Invalid.of("name", "MISSING"),
                        Invalid.of("until", "ENDS_BEFORE_START")
                                .with("from", NOW.toString())
                                .with("until", FROM.toString()),
                        Invalid.of("rules[0]", "UNKNOWN_RULE").with("rule", 5L).with("version", 2))));
        assertThat(fixture.simulations.latest(10)).isEmpty();
    }

    @Test
    void oneThatIsStoppedKeepsWhatItHasComeToAndForgetsWhatItCounted() {
        SimulationId id = fixture.begin(fixture.rules.bonus(5, 1, 10, Limit.budget(Limit.Period.EVER, 45)));
        fixture.job.begin().next();
        fixture.clock.moveOn(Duration.ofMinutes(1));
        assertThat(fixture.store.hasCounts(id)).isTrue();

        fixture.simulations.stop(id);

        Simulation stopped = fixture.find(id);
        assertThat(stopped.status()).isEqualTo(Simulation.Status.STOPPED);
        assertThat(stopped.endedAt()).isEqualTo(NOW.plus(Duration.ofMinutes(1)));
        assertThat(stopped.done()).isEqualTo(4);
        assertThat(fixture.result(id, Figure.Key.TOTAL)).isEqualTo(figure(80, 28));
        assertThat(fixture.store.hasCounts(id)).isFalse();
    }

    @Test
    void oneThatHasEndedIsNotStoppedAndOneThatNeverWasIsNoFault() {
        SimulationId id = fixture.begin();
        fixture.run();
        Simulation finished = fixture.find(id);
        fixture.clock.moveOn(Duration.ofMinutes(1));

        fixture.simulations.stop(id);
        fixture.simulations.stop(new SimulationId(99));

        assertThat(fixture.find(id)).isEqualTo(finished);
        assertThat(finished.status()).isEqualTo(Simulation.Status.FINISHED);
        assertThat(fixture.simulations.find(new SimulationId(99))).isEmpty();
    }

    @Test
    void theNewestComeFirst() {
        SimulationId first = fixture.begin();
        SimulationId second = fixture.begin();
        SimulationId third = fixture.begin();

        assertThat(fixture.simulations.latest(2)).extracting(Simulation::id).containsExactly(third, second);
        assertThat(fixture.simulations.latest(9)).extracting(Simulation::id).containsExactly(third, second, first);
    }

    @Test
    void whatPointsCostIsNeverUnderstated() {
        assertThat(Simulations.cost(Points.of(3), SimulationFixture.THREE_ARE_TEN_FEN))
                .isEqualTo(OrdersOfThePast.cny("0.10"));
        assertThat(Simulations.cost(Points.of(4), SimulationFixture.THREE_ARE_TEN_FEN))
                .as("13 and a third")
                .isEqualTo(OrdersOfThePast.cny("0.14"));
    }

    @Test
    void aPlanNeedsANameThatIsNotTooLong() {
        assertThat(problems(" ", FROM, NOW)).containsExactly(Invalid.of("name", "MISSING"));
        assertThat(problems("x".repeat(100), FROM, NOW)).isEmpty();
        assertThat(problems("x".repeat(101), FROM, NOW))
                .containsExactly(
                        Invalid.of("name", "TOO_LONG").with("length", 101).with("most", 100));
    }

    @Test
    void aPlanEndsAfterItBegins() {
        assertThat(problems("Bonus", FROM, FROM.plusMillis(1))).isEmpty();
        assertThat(problems("Bonus", FROM, FROM))
                .containsExactly(Invalid.of("until", "ENDS_BEFORE_START")
                        .with("from", FROM.toString())
                        .with("until", FROM.toString()));
    }

    @Test
    void aPlanHasAThousandRulesAtMost() {
        List<VersionRef<RuleTerms>> most = IntStream.rangeClosed(1, 1_000)
                .mapToObj(id -> new VersionRef<RuleTerms>(id, 1))
                .toList();
        List<VersionRef<RuleTerms>> tooMany = IntStream.rangeClosed(1, 1_001)
                .mapToObj(id -> new VersionRef<RuleTerms>(id, 1))
                .toList();

        assertThat(plan(most).problems(Set.copyOf(most))).isEmpty();
        assertThat(plan(tooMany).problems(Set.copyOf(tooMany)))
                .containsExactly(Invalid.of("rules", "TOO_MANY").with("most", 1_000));
    }

    @Test
    void aPlanTakesEachRuleInOneVersionThatThereIs() {
        VersionRef<RuleTerms> first = new VersionRef<RuleTerms>(5, 1);
        VersionRef<RuleTerms> second = new VersionRef<RuleTerms>(5, 2);
        VersionRef<RuleTerms> other = new VersionRef<RuleTerms>(6, 1);

        assertThat(plan(List.of(other, second, second)).rules()).containsExactly(second, other);
        assertThat(plan(List.of(other, second)).problems(Set.of(second, other))).isEmpty();
        assertThat(plan(List.of(other, second, first)).problems(Set.of(first, second, other)))
                .containsExactly(Invalid.of("rules[1]", "TWO_VERSIONS").with("rule", 5L));
        assertThat(plan(List.of(first, other)).problems(Set.of(first)))
                .containsExactly(
                        Invalid.of("rules[1]", "UNKNOWN_RULE").with("rule", 6L).with("version", 1));
    }

    @Test
    void whatAnOrderIsCountedToCanNotBeChangedLater() {
        Map<Long, Long> categories = new HashMap<>(Map.of(1L, 77L));
        PastOrder order = OrdersOfThePast.order(1, BuyerFixture.aBuyer(), PastOrder.Award.NONE, null, categories);
        categories.clear();

        assertThat(order.categories()).containsExactly(Map.entry(1L, 77L));
    }

    private static Plan plan(List<VersionRef<RuleTerms>> rules) {
        return new Plan("Bonus", FROM, NOW, rules, SimulationFixture.THREE_ARE_TEN_FEN);
    }

    private static List<Invalid> problems(String name, Instant from, Instant until) {
        return new Plan(name, from, until, List.of(), SimulationFixture.THREE_ARE_TEN_FEN).problems(Set.of());
    }
}
