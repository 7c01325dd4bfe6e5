package org.pointsmall.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;
import org.pointsmall.benchmarks.measure.Machine;
import org.pointsmall.benchmarks.measure.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Checkout with the plugin installed, against the same store without it, where a card pays everything. Only the POST
 * that checks out is timed; filling the cart is not, and happens right before it.
 */
@Command(
        name = "checkout",
        description = "Checkout with the plugin installed, against the store without it.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CheckoutBenchmark implements Callable<Integer> {
    private static final double TARGET_WITHOUT_POINTS = 1.25;
    private static final double TARGET_WITH_POINTS = 1.35;

    /** Several, so that neither one person's orders nor one account's lots pile up as they never would. */
    private static final int SHOPPERS = 20;

    @Mixin
    private BenchmarkOptions options = new BenchmarkOptions();

    @Option(
            names = "--database",
            paramLabel = "KIND",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    DatabaseKind database = DatabaseKind.POSTGRESQL;

    @Option(
            names = "--forks",
            paramLabel = "N",
            description = "Fresh pairs of processes: what one happens to compile, and when, differs from the next"
                    + " (default: ${DEFAULT-VALUE}).")
    int forks = 3;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Untimed checkouts of each process (default: ${DEFAULT-VALUE}).")
    int warmUp = 600;

    @Option(
            names = "--requests",
            paramLabel = "N",
            description = "Timed checkouts of each process (default: ${DEFAULT-VALUE}).")
    int requests = 150;

    @Option(names = "--points", description = "Points pay a part of each order of the store with the plugin.")
    boolean points;

    @Override
    public Integer call() throws IOException, BenchmarkFailure, InterruptedException {
        options.requireAtLeast(1, "--forks", forks);
        options.requireAtLeast(0, "--warm-up", warmUp);
        options.requireAtLeast(1, "--requests", requests);
        DemoBuild demo = options.demo();
        Machine machine = Machine.observe();
        PrintWriter out = options.out();
        try (Workbench bench = Workbench.open()) {
            StorePair pair = StorePair.prepare(demo, database, bench, options.logs(bench));
            SideBySide all = new SideBySide();
            for (int fork = 1; fork <= forks; fork++) {
                out.println("pair " + fork + " of " + forks + ": starting, " + warmUp + " checkouts each to warm up, "
                        + requests + " to time");
                out.flush();
                SideBySide times = measure(pair, "shopper-" + fork + "-");
                out.print(times.table((points ? "checkout with points, " : "checkout, ") + database.words));
                out.println(times.ratio().text());
                all.add(times);
            }
            out.print(all.table("all pairs"));
            out.println(all.ratio().against(points ? TARGET_WITH_POINTS : TARGET_WITHOUT_POINTS));
            out.println(machine.describe());
            out.flush();
        }
        return 0;
    }

    private SideBySide measure(StorePair pair, String names)
            throws IOException, BenchmarkFailure, InterruptedException {
        StorePair.Store without = pair.start(StoreKind.WITHOUT_PLUGIN);
        StorePair.Store with = pair.start(StoreKind.WITH_PLUGIN);
        try (ServerProcess one = without.process();
                ServerProcess other = with.process()) {
            one.awaitUp(without.health());
            other.awaitUp(with.health());
            Customers customers = Customers.register(without, with, SHOPPERS, names);
            if (points) {
                customers.orderForPoints();
            }
            checkOutInTurn(customers, warmUp);
            pair.refreshStatistics();
            SideBySide times = checkOutInTurn(customers, requests);
            customers.requireDifference(points);
            return times;
        }
    }

    private SideBySide checkOutInTurn(Customers customers, int rounds)
            throws IOException, BenchmarkFailure, InterruptedException {
        SideBySide times = new SideBySide();
        for (int round = 0; round < rounds; round++) {
            customers.checkOut(round, points, times);
        }
        return times;
    }
}
