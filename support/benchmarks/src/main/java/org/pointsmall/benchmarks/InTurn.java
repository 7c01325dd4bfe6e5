package org.pointsmall.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;
import org.pointsmall.benchmarks.measure.Sample;
import org.pointsmall.benchmarks.measure.TextTable;

/**
 * Clients who all ask for the same at once, a few times each, and then all for the other (A B B A ...): whoever waits,
 * waits for requests of the same kind, and what disturbs the machine disturbs both.
 */
final class InTurn implements AutoCloseable {
    /** As many of one kind, one after the other, as let the processors settle on them. */
    private static final int IN_A_ROW = 10;

    private static final double NANOS_PER_MILLI = 1e6;

    private final List<BenchmarkShopper> clients;
    private final ExecutorService threads;

    InTurn(List<BenchmarkShopper> clients) {
        this.clients = List.copyOf(clients);
        threads = Executors.newFixedThreadPool(clients.size());
    }

    /** The times of either. */
    record Times(Sample floor, Sample measured) {

        /** @param target the most that the one's p95 may be, as a multiple of the floor's */
        String report(String who, String path, double target) {
            TextTable table = new TextTable(who + ", " + path, "n", "median", "p95");
            row(table, "customer and cart alone", floor);
            row(table, "the endpoint", measured);
            double ratio = (double) measured.percentile(95).toNanos()
                    / floor.percentile(95).toNanos();
            return table
                    + String.format(
                            Locale.ROOT,
                            "ratio of p95 %.2f, of medians %.2f, target of p95 at most %.1f: %s%n",
                            ratio,
                            (double) measured.median().toNanos()
                                    / floor.median().toNanos(),
                            target,
                            ratio <= target ? "met" : "MISSED");
        }

        private static void row(TextTable table, String name, Sample sample) {
            table.row(name, Integer.toString(sample.size()), millis(sample.median()), millis(sample.percentile(95)));
        }

        private static String millis(Duration time) {
            return String.format(Locale.ROOT, "%.2f ms", time.toNanos() / NANOS_PER_MILLI);
        }
    }

    /** @param requests to either path, of all clients together; rounded up to whole rounds */
    Times against(String floor, String measured, int requests) throws BenchmarkFailure, InterruptedException {
        List<Duration> floors = new ArrayList<>();
        List<Duration> measureds = new ArrayList<>();
        for (int round = 0; round == 0 || floors.size() < requests; round++) {
            boolean floorFirst = round % 2 == 0;
            (floorFirst ? floors : measureds).addAll(atOnce(floorFirst ? floor : measured));
            (floorFirst ? measureds : floors).addAll(atOnce(floorFirst ? measured : floor));
        }
        return new Times(Sample.of(floors), Sample.of(measureds));
    }

    private List<Duration> atOnce(String path) throws BenchmarkFailure, InterruptedException {
        List<Callable<List<Duration>>> calls = new ArrayList<>();
        for (BenchmarkShopper client : clients) {
            calls.add(() -> inARow(client, path));
        }
        List<Duration> times = new ArrayList<>();
        for (Future<List<Duration>> answers : threads.invokeAll(calls)) {
            try {
                times.addAll(answers.get());
            } catch (ExecutionException e) {
                throw new BenchmarkFailure("A request failed: " + e.getCause());
            }
        }
        return times;
    }

    private static List<Duration> inARow(BenchmarkShopper client, String path) throws Exception {
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < IN_A_ROW; i++) {
            times.add(client.timed(path));
        }
        return times;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
