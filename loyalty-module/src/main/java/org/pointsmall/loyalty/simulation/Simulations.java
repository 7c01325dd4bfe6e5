package org.pointsmall.loyalty.simulation;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.definition.VersionStore;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.points.Rounding;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.refusal.Invalid;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/** Starts simulations, which {@link RunSimulations} runs, and tells what has come of them. */
public final class Simulations {
    private final SimulationStore store;
    private final PastOrders orders;
    private final VersionStore<RuleTerms> rules;
    private final RedemptionTerms terms;
    private final Transactions transactions;
    private final BusinessTime time;

    public Simulations(
            SimulationStore store,
            PastOrders orders,
            VersionStore<RuleTerms> rules,
            RedemptionTerms terms,
            Transactions transactions,
            BusinessTime time) {
        this.store = store;
        this.orders = orders;
        this.rules = rules;
        this.terms = terms;
        this.transactions = transactions;
        this.time = time;
    }

    /** What came of starting one. */
    public sealed interface Started {

        /** It begins within seconds. */
        record Begun(SimulationId id) implements Started {}

        /** Nothing has been started, for these reasons. */
        record Refused(List<Invalid> problems) implements Started {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    /**
     * Starts one over the orders from one moment until before another. A rule that is to be tried is saved without being
     * in force, and its version given here.
     *
     * @param versions the rules by which they earn, beside the programme's rate and members' tiers
     */
    public Started start(String name, Instant from, Instant until, List<VersionRef<RuleTerms>> versions, String actor) {
        return transactions.required(() -> {
            Plan plan = new Plan(name.strip(), from, until, versions, terms.standardRate());
            List<Invalid> problems = plan.problems(known(plan.rules()));
            return problems.isEmpty()
                    ? new Started.Begun(store.start(plan, orders.count(from, until), actor, time.now()))
                    : new Started.Refused(problems);
        });
    }

    private Set<VersionRef<RuleTerms>> known(List<VersionRef<RuleTerms>> asked) {
        return asked.stream()
                .map(VersionRef::id)
                .distinct()
                .flatMap(id -> rules.versions(id).stream())
                .map(Version::ref)
                .collect(Collectors.toSet());
    }

    /** Ends one that runs; what it has come to stays. Fine where it has ended already. */
    public void stop(SimulationId id) {
        transactions.required(() -> {
            store.lock(id)
                    .filter(running -> running.status() == Simulation.Status.RUNNING)
                    .ifPresent(running -> {
                        store.update(running.ended(Simulation.Status.STOPPED, time.now()));
                        store.forgetCounts(id);
                    });
            return id;
        });
    }

    public Optional<Simulation> find(SimulationId id) {
        return transactions.required(() -> store.find(id));
    }

    /** Newest first. */
    public List<Simulation> latest(int limit) {
        return latest(EnumSet.allOf(Simulation.Status.class), Long.MAX_VALUE, limit);
    }

    /** Those in these states before this one, newest first. */
    public List<Simulation> latest(Set<Simulation.Status> statuses, long before, int limit) {
        return transactions.required(() -> store.latest(statuses, before, limit));
    }

    /** What one has come to so far; empty before its first orders. */
    public Map<Figure.Key, Figure> result(SimulationId id) {
        return transactions.required(() -> store.figures(id));
    }

    /** What so many points cost the merchant, where all of them are spent; no less than that. */
    public static Money cost(Points points, PointsRate worth) {
        return worth.worth(points, Rounding.UP);
    }
}
