package org.pointsmall.loyalty.broadleaf.config;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.pointsmall.loyalty.redemption.RecoverHolds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs {@link RecoverHolds} from time to time, on a thread of its own, while the application runs. */
final class RecoveryJob implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RecoveryJob.class);

    private final RecoverHolds recoverHolds;
    private final Duration interval;
    private volatile boolean running;
    private ScheduledExecutorService executor = executor();

    RecoveryJob(RecoverHolds recoverHolds, Duration interval) {
        this.recoverHolds = recoverHolds;
        this.interval = interval;
    }

    @Override
    public void start() {
        if (executor.isShutdown()) {
            executor = executor();
        }
        executor.scheduleWithFixedDelay(this::run, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        running = true;
    }

    @Override
    public void stop() {
        executor.shutdown();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** An exception would end the schedule: it is logged, and the next run tries again. */
    private void run() {
        try {
            int ended = recoverHolds.recover();
            if (ended > 0) {
                LOG.info("Recovered {} holds that a checkout had left open", ended);
            }
        } catch (RuntimeException e) {
            LOG.error("Holds could not be recovered; the next run tries again", e);
        }
    }

    private static ScheduledExecutorService executor() {
        return Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "loyalty-recovery");
            thread.setDaemon(true);
            return thread;
        });
    }
}
