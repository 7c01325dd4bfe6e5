package org.pointsmall.demo.launch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.launch.HealthProbe.Health;

/**
 * Keeps a set of programs: starts one after the other, each once the one before serves, notices when one ends, and
 * stops them last to first. Stopping may come from another thread (a shutdown hook) at any time; after it nothing is
 * started any more.
 */
final class Supervisor {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final HealthProbe probe = new HealthProbe();
    private final Progress progress;
    private final Limits limits;
    /** Last started first. Guarded by this, like the flag. */
    private final Deque<Child> running = new ArrayDeque<>();

    private boolean stopping;

    /**
     * @param start how long one program may take until it serves
     * @param grace how long one may take to end when asked to
     */
    record Limits(Duration start, Duration grace) {}

    Supervisor(Progress progress, Limits limits) {
        this.progress = progress;
        this.limits = limits;
    }

    /** Returns when the program serves. Fails when it, or one started earlier, ends before that. */
    void startAndAwait(ChildSpec spec) throws StartFailure, InterruptedException {
        Child child = start(spec);
        progress.say(spec.name() + ": started as process " + child.pid() + ", log in " + spec.log());
        Duration begin = progress.elapsed();
        Duration lastLine = begin;
        Health health = Health.ABSENT;
        while (health != Health.UP) {
            child.pause(BETWEEN_LOOKS);
            requireAlive(child);
            Health before = health;
            health = probe.ask(spec.health());
            Duration now = progress.elapsed();
            if (health != before || now.minus(lastLine).compareTo(BETWEEN_LINES) >= 0) {
                progress.say(spec.name() + ": " + health.words);
                lastLine = now;
            }
            if (health != Health.UP && now.minus(begin).compareTo(limits.start()) > 0) {
                throw new StartFailure(
                        ExitCode.FAILED,
                        "The " + spec.name() + " does not serve after "
                                + limits.start().toSeconds() + " s. The end of its log (" + spec.log() + "):\n"
                                + child.logTail());
            }
        }
        // The answer may have come from somebody else who took the port in the meantime.
        requireAlive(child);
    }

    private synchronized Child start(ChildSpec spec) throws StartFailure {
        if (stopping) {
            throw new StartFailure(ExitCode.FAILED, "Stopped before the " + spec.name() + " was started.");
        }
        Child child = Child.start(spec);
        running.push(child);
        return child;
    }

    private void requireAlive(Child started) throws StartFailure {
        for (Child child : children()) {
            if (!child.isAlive() && (child == started || child.spec().vital())) {
                throw new StartFailure(ExitCode.FAILED, child.obituary());
            }
        }
    }

    /** Waits until one of the vital programs ends, for whatever reason. */
    Child awaitFirstExit() {
        return CompletableFuture.anyOf(children().stream()
                        .filter(child -> child.spec().vital())
                        .map(Child::onExit)
                        .toArray(CompletableFuture[]::new))
                .thenApply(Child.class::cast)
                .join();
    }

    /** Whether the programs end because we asked them to. */
    synchronized boolean isStopping() {
        return stopping;
    }

    /** Stops what runs, last started first, and waits for it. Done a second time it does nothing. */
    void stop() {
        synchronized (this) {
            stopping = true;
        }
        @Nullable Child child = next();
        while (child != null) {
            if (child.isAlive()) {
                progress.say(child.spec().name() + ": stopping");
                child.stop(limits.grace());
            }
            child = next();
        }
    }

    private synchronized @Nullable Child next() {
        return running.poll();
    }

    private synchronized List<Child> children() {
        return List.copyOf(running);
    }
}
