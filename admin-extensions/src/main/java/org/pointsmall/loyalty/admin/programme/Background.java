package org.pointsmall.loyalty.admin.programme;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what takes longer than somebody waits for a page, outside of the request and of any transaction. When the admin
 * stops, the work is told to, and given time for its chunk.
 */
public final class Background implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final int PATIENCE_SECONDS = 30;

    private final ExecutorService executor = Executors.newCachedThreadPool(Background::daemon);
    private volatile boolean stopping;

    /** @param work is told how to know that it should stop */
    public void run(String what, Consumer<BooleanSupplier> work) {
        executor.execute(() -> {
            try {
                work.accept(() -> stopping);
            } catch (RuntimeException e) {
                LOG.error("{} was begun in the admin, and failed", what, e);
            }
        });
    }

    @Override
    public void close() {
        stopping = true;
        executor.shutdown();
        try {
            if (!executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Work that was begun in the admin is cut off");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "loyalty-admin");
        thread.setDaemon(true);
        return thread;
    }
}
