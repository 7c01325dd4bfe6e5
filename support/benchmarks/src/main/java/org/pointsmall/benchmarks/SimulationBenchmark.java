package org.pointsmall.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;
import org.pointsmall.benchmarks.measure.Machine;
import org.pointsmall.benchmarks.measure.Workbench;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.jdbc.ConditionJson;
import org.pointsmall.loyalty.definition.VersionRef;
import org.pointsmall.loyalty.definition.VersionStore;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.definition.jdbc.Versions;
import org.pointsmall.loyalty.earning.Effect;
import org.pointsmall.loyalty.earning.Limit;
import org.pointsmall.loyalty.earning.RuleAudience;
import org.pointsmall.loyalty.earning.RuleGroup;
import org.pointsmall.loyalty.earning.RuleKind;
import org.pointsmall.loyalty.earning.RuleScope;
import org.pointsmall.loyalty.earning.RuleTerms;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.simulation.Figure;
import org.pointsmall.loyalty.simulation.Plan;
import org.pointsmall.loyalty.simulation.Simulation;
import org.pointsmall.loyalty.simulation.SimulationId;
import org.pointsmall.loyalty.simulation.jdbc.JdbcSimulationStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * A simulation over many orders by a running store: how long each tenth of them takes, and what the store's memory does
 * meanwhile. It begins as an operator's does, by its row in the database.
 */
@Command(
        name = "simulate",
        description = "Simulating rules over many past orders: the time of each tenth of them, and the store's memory.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class SimulationBenchmark implements Callable<Integer> {
    private static final int SHOPPERS = 10;
    private static final int PLACED = 100;
    private static final int TENTHS = 10;
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration PERIOD = Duration.ofDays(365);
    private static final double MILLIS_PER_SECOND = 1e3;

    @Mixin
    private BenchmarkOptions options = new BenchmarkOptions();

    @Option(names = "--orders", paramLabel = "N", description = "How many, in hundreds (default: ${DEFAULT-VALUE}).")
    private int orders = 100_000;

    @Override
    public Integer call() throws IOException, BenchmarkFailure, InterruptedException {
        options.requireAtLeast(TENTHS * PLACED, "--orders", orders);
        DemoBuild demo = options.demo();
        Machine machine = Machine.observe();
        PrintWriter out = options.out();
        try (Workbench bench = Workbench.open()) {
            StorePair pair = StorePair.prepare(demo, DatabaseKind.POSTGRESQL, bench, options.logs(bench));
            StorePair.Store store = pair.start(StoreKind.WITH_PLUGIN);
            try (ServerProcess process = store.process()) {
                process.awaitUp(store.health());
                place(store);
                long all = pair.inDatabase(
                        StoreKind.WITH_PLUGIN, database -> new ManyOrders(database).copy(orders / PLACED - 1));
                pair.refreshStatistics();
                out.println(String.format(Locale.ROOT, "%,d orders of %d members", all, SHOPPERS));
                out.flush();
                pair.inDatabase(StoreKind.WITH_PLUGIN, database -> simulate(database, process, all, out));
            }
            out.println(machine.describe());
            out.flush();
        }
        return 0;
    }

    private static void place(StorePair.Store store) throws IOException, BenchmarkFailure, InterruptedException {
        HttpClient connections = Visitor.connections();
        List<BenchmarkShopper> shoppers = new ArrayList<>();
        for (int i = 0; i < SHOPPERS; i++) {
            shoppers.add(BenchmarkShopper.register(Visitor.of(store.site(), connections), "shopper" + i));
        }
        List<Long> products = shoppers.get(0).productIds();
        for (int order = 0; order < PLACED; order++) {
            BenchmarkShopper shopper = shoppers.get(order % SHOPPERS);
            for (int line = 0; line <= order % 3; line++) {
                shopper.putIntoCart(products.get((order + line) % products.size()), 1 + line);
            }
            shopper.checkOut();
        }
    }

    private static Simulation simulate(DataSource database, ServerProcess process, long orders, PrintWriter out)
            throws BenchmarkFailure {
        JdbcSimulationStore store = new JdbcSimulationStore(database);
        Currency currency = Currency.getInstance("GBP");
        Instant now = Instant.now();
        Plan plan = new Plan(
                "benchmark",
                now.minus(PERIOD),
                now.plus(PERIOD),
                rules(new Versions<>(database, new RuleKind(ConditionJson.TEXT)), now),
                new PointsRate(Points.of(100), new Money(100, currency)));
        SimulationId id = store.start(plan, orders, "benchmark", now);
        Simulation simulation = at(store, id, 1);
        long tenth = orders / TENTHS;
        for (int i = 1; i <= TENTHS; i++) {
            long begin = System.nanoTime();
            long before = simulation.done();
            simulation = at(store, id, i * tenth);
            double seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / MILLIS_PER_SECOND;
            // At once: the whole takes minutes.
            out.println(String.format(
                    Locale.ROOT,
                    "%,7d to %,7d: %6.1f s, %,4.0f a second, live objects %s, resident %s",
                    before,
                    simulation.done(),
                    seconds,
                    (simulation.done() - before) / seconds,
                    LiveObjects.of(process.pid()),
                    resident(process)));
            out.flush();
        }
        Figure total = store.figures(id).getOrDefault(Figure.Key.TOTAL, Figure.NOTHING);
        out.println("simulated " + total.simulated().value() + " points, issued "
                + total.issued().value());
        out.flush();
        return simulation;
    }

    private static String resident(ServerProcess process) throws BenchmarkFailure {
        try {
            return ResidentSize.of(process.pid()).toString();
        } catch (IOException gone) {
            throw new BenchmarkFailure("The store has ended: " + gone);
        }
    }

    /** As soon as it has looked at so many. */
    private static Simulation at(JdbcSimulationStore store, SimulationId id, long done) throws BenchmarkFailure {
        while (true) {
            Simulation simulation = store.find(id).orElseThrow(() -> new BenchmarkFailure("The simulation has gone"));
            if (simulation.done() >= done || simulation.status() != Simulation.Status.RUNNING) {
                return simulation;
            }
            try {
                Thread.sleep(LOOK.toMillis());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new BenchmarkFailure("Stopped.");
            }
        }
    }

    /** As many kinds as a shop uses, one of them with a limit for each member and month. */
    private static List<VersionRef<RuleTerms>> rules(VersionStore<RuleTerms> store, Instant at) {
        Window always = Window.always(ZoneOffset.UTC);
        List<VersionRef<RuleTerms>> refs = new ArrayList<>();
        Map<RuleScope, Effect> effects = Map.of(
                RuleScope.EVERYTHING,
                new Effect.FixedBonus(Points.of(5)),
                RuleScope.ofNewProducts(30),
                new Effect.Multiplier(200),
                RuleScope.ofCategories(1L, 2L),
                new Effect.Multiplier(300));
        effects.forEach((scope, effect) -> refs.add(store.add(
                        new RuleTerms(
                                "benchmark",
                                RuleGroup.EVERYONE,
                                100,
                                scope,
                                RuleAudience.EVERYONE,
                                always,
                                Condition.always(),
                                effect,
                                null,
                                List.of(new Limit(
                                        Limit.Subject.MEMBER, Limit.Period.MONTH, Points.of(1_000_000), 100))),
                        false,
                        at,
                        "benchmark")
                .ref()));
        return refs;
    }
}
