package org.pointsmall.loyalty.definition;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks often whether rules and campaigns have changed, so that what one node saves is in force on all of them within a
 * second.
 */
public final class FollowDefinitions {
    private static final Logger LOG = LoggerFactory.getLogger(FollowDefinitions.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    private final List<Followed> all;
    /** Of which it has been said already that they can't be read. */
    private final Set<Followed> failing = new HashSet<>();

    private volatile @Nullable ScheduledExecutorService executor;

    public FollowDefinitions(List<Followed> all) {
        this.all = List.copyOf(all);
    }

    public synchronized void start() {
        if (executor == null) {
            ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(FollowDefinitions::daemon);
            started.scheduleWithFixedDelay(
                    this::look, BETWEEN_LOOKS.toMillis(), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
            executor = started;
        }
    }

    private void look() {
        all.forEach(this::look);
    }

    /** Where the database does not answer, all stays as it was, and it is asked again. Said once. */
    private void look(Followed definitions) {
        try {
            definitions.refresh();
            failing.remove(definitions);
        } catch (RuntimeException e) {
            if (failing.add(definitions)) {
                LOG.warn("What is in force can't be read; what is known of it stays in force", e);
            }
        }
    }

    private static Thread daemon(Runnable looking) {
        Thread thread = new Thread(looking, "loyalty-in-force");
        thread.setDaemon(true);
        return thread;
    }

    public synchronized void stop() {
        ScheduledExecutorService stopped = executor;
        if (stopped != null) {
            stopped.shutdownNow();
            executor = null;
        }
    }

    public boolean isRunning() {
        return executor != null;
    }
}
