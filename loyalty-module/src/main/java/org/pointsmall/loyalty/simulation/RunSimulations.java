package org.pointsmall.loyalty.simulation;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pointsmall.loyalty.definition.VersionStore;
import org.pointsmall.loyalty.earning.EarningRule;
import org.pointsmall.loyalty.earning.EarningRules;
import org.pointsmall.loyalty.earning.EarningTerms;
import org.pointsmall.loyalty.earning.RuleBook;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobName;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Goes through the orders of simulations that are asked for, one after the other. How far one is moves in the transaction
 * that adds a chunk to its result, so it goes on where it was cut off, on whichever node, and counts no order twice.
 */
public final class RunSimulations implements Job {
    public static final JobName NAME = new JobName("run-simulations");

    private final SimulationStore store;
    private final PastOrders orders;
    private final VersionStore<RuleTerms> rules;
    private final EarningTerms terms;
    private final int chunk;
    private final Transactions transactions;
    private final BusinessTime time;

    /** @param chunk how many orders are read at once, at most */
    public RunSimulations(
            SimulationStore store,
            PastOrders orders,
            VersionStore<RuleTerms> rules,
            EarningTerms terms,
            int chunk,
            Transactions transactions,
            BusinessTime time) {
        this.store = store;
        this.orders = orders;
        this.rules = rules;
        this.terms = terms;
        this.chunk = chunk;
        this.transactions = transactions;
        this.time = time;
    }

    @Override
    public JobName name() {
        return NAME;
    }

    /** Somebody waits for it. */
    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Run begin() {
        Map<SimulationId, RuleBook> books = new HashMap<>();
        return () -> transactions.required(() -> step(books));
    }

    private Chunk step(Map<SimulationId, RuleBook> books) {
        Optional<Simulation> next = store.lockNext();
        return next.isEmpty()
                ? new Chunk(0, true)
                : simulate(
                        next.get(),
                        books.computeIfAbsent(
                                next.get().id(), id -> book(next.get().plan())));
    }

    private Chunk simulate(Simulation simulation, RuleBook book) {
        PastOrders.Page page = orders.after(simulation.lastOrder(), chunk, simulation.plan(), book);
        SimulatedCounts counts = new SimulatedCounts(store, simulation.id());
        EarnAgain earn = new EarnAgain(new EarningRules(terms.rate(), book, time.zone()), counts);
        Figures figures = new Figures();
        page.orders().forEach(order -> figures.add(order, earn.decide(order)));
        counts.save(store, simulation.id());
        store.add(simulation.id(), figures.sums());
        Simulation advanced = simulation.advanced(page.looked(), page.last());
        if (page.looked() < chunk) {
            store.update(advanced.ended(Simulation.Status.FINISHED, time.now()));
            store.forgetCounts(simulation.id());
        } else {
            store.update(advanced);
        }
        return new Chunk(page.looked(), false);
    }

    private RuleBook book(Plan plan) {
        List<EarningRule> simulated = plan.rules().stream()
                .flatMap(ref -> rules.versions(ref.id()).stream()
                        .filter(saved -> saved.ref().equals(ref)))
                .map(saved -> new EarningRule(saved.ref(), saved.terms()))
                .toList();
        return new RuleBook(0, simulated);
    }
}
