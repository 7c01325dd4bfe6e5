package org.pointsmall.benchmarks.ledger;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The heap after a full collection, again and again while something runs: memory that is held, not garbage. */
final class HeapWatch implements AutoCloseable {
    private static final long BYTES_PER_MB = 1 << 20;

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private final List<Long> megabytes = Collections.synchronizedList(new ArrayList<>());

    static HeapWatch every(Duration interval) {
        HeapWatch watch = new HeapWatch();
        watch.look();
        watch.executor.scheduleAtFixedRate(
                watch::look, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    private void look() {
        System.gc();
        megabytes.add(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / BYTES_PER_MB);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    /** Looks once more. */
    String describe() {
        look();
        List<Long> seen = List.copyOf(megabytes);
        return String.format(
                Locale.ROOT,
                "heap after collection: %d MB at first, %d MB at most, %d MB at last, of %d looks",
                seen.get(0),
                Collections.max(seen),
                seen.get(seen.size() - 1),
                seen.size());
    }
}
