package org.pointsmall.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;
import org.pointsmall.benchmarks.measure.Machine;
import org.pointsmall.benchmarks.measure.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Shoppers who all check out at once, points paying a part of each order where there is the plugin, against the same
 * orders paid by card in the store without it. A round is one order of each, from the first request to the last answer;
 * the carts are filled before it.
 */
@Command(
        name = "throughput",
        description = "Shoppers who all check out at once with points, against the store without the plugin.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ThroughputBenchmark implements Callable<Integer> {
    private static final double TARGET = 0.75;

    @Mixin
    private BenchmarkOptions options = new BenchmarkOptions();

    @Option(names = "--shoppers", paramLabel = "N", description = "At once (default: ${DEFAULT-VALUE}).")
    private int shoppers = 16;

    @Option(names = "--warm-up", paramLabel = "N", description = "Untimed rounds (default: ${DEFAULT-VALUE}).")
    private int warmUp = 40;

    @Option(names = "--rounds", paramLabel = "N", description = "Timed rounds (default: ${DEFAULT-VALUE}).")
    private int rounds = 30;

    @Override
    public Integer call() throws IOException, BenchmarkFailure, InterruptedException {
        options.requireAtLeast(1, "--shoppers", shoppers);
        options.requireAtLeast(0, "--warm-up", warmUp);
        options.requireAtLeast(1, "--rounds", rounds);
        DemoBuild demo = options.demo();
        Machine machine = Machine.observe();
        PrintWriter out = options.out();
        try (Workbench bench = Workbench.open()) {
            StorePair pair = StorePair.prepare(demo, DatabaseKind.POSTGRESQL, bench, options.logs(bench));
            out.println("starting, " + warmUp + " rounds of " + shoppers + " checkouts each to warm up, " + rounds
                    + " to time");
            out.flush();
            SideBySide times = measure(pair);
            out.print(times.table("a round of " + shoppers + " checkouts, " + DatabaseKind.POSTGRESQL.words));
            out.println("throughput: " + times.ratioOfThroughputs().atLeast(TARGET));
            out.println(machine.describe());
            out.flush();
        }
        return 0;
    }

    private SideBySide measure(StorePair pair) throws IOException, BenchmarkFailure, InterruptedException {
        StorePair.Store without = pair.start(StoreKind.WITHOUT_PLUGIN);
        StorePair.Store with = pair.start(StoreKind.WITH_PLUGIN);
        ExecutorService threads = Executors.newFixedThreadPool(shoppers);
        try (ServerProcess one = without.process();
                ServerProcess other = with.process()) {
            one.awaitUp(without.health());
            other.awaitUp(with.health());
            Customers customers = Customers.register(without, with, shoppers, "shopper-");
            customers.orderForPoints();
            checkOutInTurn(customers, warmUp, threads);
            pair.refreshStatistics();
            SideBySide times = checkOutInTurn(customers, rounds, threads);
            customers.requireDifference(true);
            return times;
        } finally {
            threads.shutdownNow();
        }
    }

    private static SideBySide checkOutInTurn(Customers customers, int rounds, ExecutorService threads)
            throws IOException, BenchmarkFailure, InterruptedException {
        SideBySide times = new SideBySide();
        for (int round = 0; round < rounds; round++) {
            List<Long> basket = customers.basket();
            for (StoreKind kind : StoreKind.orderOf(round)) {
                for (BenchmarkShopper shopper : customers.of(kind)) {
                    customers.fill(kind, shopper, basket, true);
                }
                times.add(kind, checkOutAtOnce(customers.of(kind), threads));
            }
        }
        return times;
    }

    private static Duration checkOutAtOnce(List<BenchmarkShopper> shoppers, ExecutorService threads)
            throws BenchmarkFailure, InterruptedException {
        List<Callable<Duration>> checkouts = new ArrayList<>();
        for (BenchmarkShopper shopper : shoppers) {
            checkouts.add(shopper::checkOut);
        }
        long begin = System.nanoTime();
        List<Future<Duration>> answers = threads.invokeAll(checkouts);
        long nanos = System.nanoTime() - begin;
        for (Future<Duration> answer : answers) {
            try {
                answer.get();
            } catch (ExecutionException e) {
                throw new BenchmarkFailure("A checkout failed: " + e.getCause());
            }
        }
        return Duration.ofNanos(nanos);
    }
}
