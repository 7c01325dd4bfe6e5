package org.pointsmall.loyalty.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.earning.EarningRule;
import org.pointsmall.loyalty.earning.Limit;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.simulation.Figure.Key;
import org.pointsmall.loyalty.simulation.Figure.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pointsmall.loyalty.simulation.SimulationFixture.NOW;
import static org.pointsmall.loyalty.simulation.SimulationFixture.figure;

class RunSimulationsTest {
    private final SimulationFixture ten = new SimulationFixture(10);

    @Test
    void somebodyWaitsForIt() {
        assertThat(ten.job.name()).hasToString("run-simulations");
        assertThat(ten.job.every()).isEqualTo(Duration.ofSeconds(5));
        assertThat(ten.job.begin().next()).isEqualTo(new Job.Chunk(0, true));
    }

    @Test
    void addsUpWhatRulesGiveBesideWhatWasAwarded() {
        VersionRef<RuleTerms> rule = ten.rules.bonus(5, 1, 10, Limit.budget(Limit.Period.EVER, 45));
        SimulationId id = ten.begin(rule);

        assertThat(ten.run()).containsExactly(4L, 4L, 2L, 0L);

        assertThat(ten.simulations.result(id))
                .isEqualTo(Map.of(
                        Key.TOTAL,
                        figure(100 + 45, 70),
                        new Key(Kind.RULE, Key.BASE),
                        figure(100, 0),
                        Key.of(rule),
                        figure(45, 0),
                        new Key(Kind.TIER, ""),
                        figure(100 + 45, 70),
                        new Key(Kind.CATEGORY, "77"),
                        figure(100 + 45, 0)));
        assertThat(ten.store.hasCounts(id)).isFalse();
    }

    /** A page that is full may be the last one, and an order more tells. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 5, 8})
    void endsBehindTheLastOrder(int orders) {
        SimulationFixture fixture = new SimulationFixture(orders);
        SimulationId id = fixture.begin();
        Job.Run run = fixture.job.begin();
        for (int full = 0; full < orders / SimulationFixture.CHUNK; full++) {
            assertThat(run.next()).isEqualTo(new Job.Chunk(SimulationFixture.CHUNK, false));
            assertThat(fixture.find(id).status()).isEqualTo(Simulation.Status.RUNNING);
            assertThat(fixture.find(id).endedAt()).isNull();
        }
        fixture.clock.moveOn(Duration.ofMinutes(2));

        assertThat(run.next()).isEqualTo(new Job.Chunk(orders % SimulationFixture.CHUNK, false));

        Simulation finished = fixture.find(id);
        assertThat(finished.status()).isEqualTo(Simulation.Status.FINISHED);
        assertThat(finished.endedAt()).isEqualTo(NOW.plus(Duration.ofMinutes(2)));
        assertThat(finished.done()).isEqualTo(orders);
        assertThat(finished.orders()).isEqualTo(orders);
        assertThat(finished.lastOrder()).isEqualTo(orders);
        assertThat(fixture.result(id, Key.TOTAL)).isEqualTo(figure(10L * orders, 7L * orders));
        assertThat(run.next()).isEqualTo(new Job.Chunk(0, true));
    }

    @Test
    void goesOnWhereItWasCutOffAndCountsNoOrderTwice() {
        VersionRef<RuleTerms> rule = ten.rules.bonus(5, 1, 10, Limit.budget(Limit.Period.EVER, 45));
        SimulationId id = ten.begin(rule);
        ten.orders.failsAt = 6;

        assertThatThrownBy(ten::run).hasMessage("order 6");

        assertThat(ten.find(id).done()).isEqualTo(4);
        assertThat(ten.find(id).lastOrder()).isEqualTo(4);
        assertThat(ten.result(id, Key.TOTAL)).isEqualTo(figure(40 + 40, 4 * 7));
        assertThat(ten.store.hasCounts(id)).isTrue();

        ten.orders.failsAt = Long.MAX_VALUE;
        ten.run();
        assertThat(ten.find(id).done()).isEqualTo(10);
        assertThat(ten.result(id, Key.TOTAL)).isEqualTo(figure(100 + 45, 70));
    }

    @Test
    void takesTheVersionThatItNamesAndNoOther() {
        ten.rules.bonus(5, 1, 10);
        VersionRef<RuleTerms> second = ten.rules.bonus(5, 2, 3);
        ten.rules.bonus(5, 3, 10);
        VersionRef<RuleTerms> other = ten.rules.bonus(6, 1, 1);
        SimulationId id = ten.begin(second, other);

        ten.run();

        assertThat(ten.orders.asked.rules()).extracting(EarningRule::ref).containsExactly(second, other);
        assertThat(ten.result(id, Key.of(second))).isEqualTo(figure(30, 0));
        assertThat(ten.result(id, Key.of(other))).isEqualTo(figure(10, 0));
        assertThat(ten.result(id, Key.TOTAL)).isEqualTo(figure(100 + 30 + 10, 70));
    }

    /** On either side of a chunk's end: the room that comes back is remembered from chunk to chunk. */
    @Test
    void anOrderThatWasUndoneLeavesItsRoomToThoseThatWerePlacedAfterThat() {
        VersionRef<RuleTerms> rule = ten.rules.bonus(5, 1, 10, Limit.budget(Limit.Period.EVER, 45));
        ten.orders.undone.put(1L, OrdersOfThePast.FROM.plusSeconds(6));
        ten.orders.undone.put(2L, OrdersOfThePast.FROM.plusSeconds(9));
        SimulationId id = ten.begin(rule);

        ten.run();

        assertThat(ten.result(id, Key.of(rule))).isEqualTo(figure(45 + 10 + 10, 0));
        assertThat(ten.store.hasCounts(id)).isFalse();
    }

    @Test
    void guestsOrdersEndNothing() {
        ten.orders.guests.addAll(List.of(1L, 2L, 3L, 4L, 10L));
        SimulationId id = ten.begin();

        assertThat(ten.run()).containsExactly(4L, 4L, 2L, 0L);

        assertThat(ten.find(id).done()).isEqualTo(10);
        assertThat(ten.result(id, Key.TOTAL)).isEqualTo(figure(50, 35));
    }

    @Test
    void theOldestIsRunToItsEndFirstAndOneThatWasStoppedNoMore() {
        SimulationId first = ten.begin();
        SimulationId second = ten.begin(ten.rules.bonus(5, 1, 10));
        SimulationId stopped = ten.begin();
        ten.simulations.stop(stopped);
        Job.Run run = ten.job.begin();
        run.next();
        run.next();
        run.next();
        assertThat(ten.find(first).status()).isEqualTo(Simulation.Status.FINISHED);
        assertThat(ten.find(second).done()).isZero();

        ten.run();

        assertThat(ten.result(first, Key.TOTAL)).isEqualTo(figure(100, 70));
        assertThat(ten.result(second, Key.TOTAL)).isEqualTo(figure(200, 70));
        assertThat(ten.find(stopped).done()).isZero();
    }
}
