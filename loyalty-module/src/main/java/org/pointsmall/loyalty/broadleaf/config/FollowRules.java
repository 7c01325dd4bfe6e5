package org.pointsmall.loyalty.broadleaf.config;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.earning.RulesInForce;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks often whether rules have changed, so that what one node saves is in force on all of them within a second. */
final class FollowRules implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FollowRules.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    private final RulesInForce rules;
    private volatile @Nullable ScheduledExecutorService executor;
    private boolean failing;

    FollowRules(RulesInForce rules) {
        this.rules = rules;
    }

    @Override
    public synchronized void start() {
        if (executor == null) {
            ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(FollowRules::daemon);
            started.scheduleWithFixedDelay(
                    this::look, BETWEEN_LOOKS.toMillis(), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
            executor = started;
        }
    }

    /** Where the database does not answer, the rules stay as they were, and it is asked again. Said once. */
    private void look() {
        try {
            rules.refresh();
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn("Rules can't be read; those that are known stay in force", e);
            }
            failing = true;
        }
    }

    private static Thread daemon(Runnable looking) {
        Thread thread = new Thread(looking, "loyalty-rules");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService stopped = executor;
        if (stopped != null) {
            stopped.shutdownNow();
            executor = null;
        }
    }

    @Override
    public boolean isRunning() {
        return executor != null;
    }
}
