package org.pointsmall.loyalty.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.earning.FixedEarning;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.redemption.OffsetPolicy;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.simulation.Simulations.Started;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

/** Simulations in memory over some orders; four are read at once, and one yuan that is paid earns a point. */
final class SimulationFixture {
    static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    static final int CHUNK = 4;
    static final PointsRate THREE_ARE_TEN_FEN = new PointsRate(Points.of(3), OrdersOfThePast.cny("0.10"));

    final SimulationsInMemory store = new SimulationsInMemory();
    final RulesInMemory rules = new RulesInMemory();
    final MovableClock clock = new MovableClock(NOW);
    final OrdersOfThePast orders;
    final Simulations simulations;
    final RunSimulations job;

    SimulationFixture(int howMany) {
        orders = new OrdersOfThePast(howMany);
        simulations = new Simulations(store, orders, rules, new Terms(), store, inUtc(clock));
        job = new RunSimulations(
                store,
                orders,
                rules,
                new FixedEarning(new PointsRate(Points.of(1), OrdersOfThePast.cny("1.00"))),
                CHUNK,
                store,
                inUtc(clock));
    }

    SimulationId begin(VersionRef<RuleTerms>... versions) {
        Started started = simulations.start("Bonus", OrdersOfThePast.FROM, NOW, List.of(versions), "olga");
        assertThat(started).isInstanceOf(Started.Begun.class);
        return ((Started.Begun) started).id();
    }

    Simulation find(SimulationId id) {
        return simulations.find(id).orElseThrow();
    }

    /** What each chunk of a run looked at, up to the last one. */
    List<Long> run() {
        Job.Run run = job.begin();
        List<Long> looked = new ArrayList<>();
        Job.Chunk chunk;
        do {
            chunk = run.next();
            looked.add(chunk.processed());
            if (looked.size() > 100) {
                throw new AssertionError("the run does not end: " + looked);
            }
        } while (!chunk.last());
        return looked;
    }

    Figure result(SimulationId id, Figure.Key key) {
        Map<Figure.Key, Figure> figures = simulations.result(id);
        return figures.getOrDefault(key, Figure.NOTHING);
    }

    static Figure figure(long simulated, long issued) {
        return new Figure(Points.of(simulated), Points.of(issued));
    }

    record Terms() implements RedemptionTerms {
        @Override
        public PointsRate standardRate() {
            return THREE_ARE_TEN_FEN;
        }

        @Override
        public OffsetPolicy offset(MemberId member) {
            return standardOffset();
        }

        @Override
        public OffsetPolicy standardOffset() {
            return OffsetPolicy.of(THREE_ARE_TEN_FEN, Points.of(1));
        }

        @Override
        public Duration holdLasting() {
            return Duration.ofMinutes(30);
        }
    }
}
