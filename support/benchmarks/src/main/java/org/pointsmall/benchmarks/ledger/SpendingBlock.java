package org.pointsmall.benchmarks.ledger;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;

/**
 * So many purchases, one after the other on each thread, and what they took. The number is fixed and not the time: so
 * the tables of both sides grow alike, and the times of two blocks are the inverse of their throughputs.
 */
record SpendingBlock(Duration elapsed, List<Duration> latencies) {

    /** @param first the first purchase's number in the run */
    static SpendingBlock run(
            ExecutorService executor, int threads, SpendPoints spender, long first, int purchases, long members)
            throws BenchmarkFailure, InterruptedException {
        long[] nanos = new long[purchases];
        AtomicInteger next = new AtomicInteger();
        Callable<Boolean> shopper = () -> {
            for (int i = next.getAndIncrement(); i < purchases; i = next.getAndIncrement()) {
                nanos[i] = time(spender, Purchase.nth(first + i, members));
            }
            return true;
        };
        long begin = System.nanoTime();
        List<Future<Boolean>> shoppers = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            shoppers.add(executor.submit(shopper));
        }
        for (Future<Boolean> each : shoppers) {
            try {
                each.get();
            } catch (ExecutionException failed) {
                throw new BenchmarkFailure("A purchase failed: " + failed.getCause());
            }
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
        List<Duration> latencies = new ArrayList<>(purchases);
        for (long each : nanos) {
            latencies.add(Duration.ofNanos(each));
        }
        return new SpendingBlock(elapsed, latencies);
    }

    private static long time(SpendPoints spender, Purchase purchase) throws SQLException {
        long begin = System.nanoTime();
        spender.spend(purchase);
        return System.nanoTime() - begin;
    }
}
