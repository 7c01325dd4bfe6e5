package org.pointsmall.loyalty.ledger.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Threads that begin at the same moment. */
final class Together implements AutoCloseable {
    /** Nobody waits that long unless for somebody who waits for him. */
    private static final long STUCK_AFTER_MINUTES = 2;

    private final int threads;
    private final ExecutorService executor;

    Together(int threads) {
        this.threads = threads;
        executor = Executors.newFixedThreadPool(threads);
    }

    /** What each of them came to, in their order; the first failure fails them all. */
    <T> List<T> all(IntFunction<T> work) {
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Future<T>> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int thread = i;
            running.add(executor.submit(() -> {
                start.await();
                return work.apply(thread);
            }));
        }
        List<T> results = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (Future<T> each : running) {
            try {
                results.add(each.get(STUCK_AFTER_MINUTES, TimeUnit.MINUTES));
            } catch (ExecutionException failed) {
                failures.add(failed.getCause());
            } catch (Exception stuck) {
                throw new AssertionError("threads wait for each other", stuck);
            }
        }
        if (!failures.isEmpty()) {
            throw new AssertionError(failures.size() + " of " + threads + " threads failed", failures.get(0));
        }
        return results;
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
