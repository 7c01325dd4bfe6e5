package org.pointsmall.loyalty.job;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Kept in maps, one call at a time; and it can fail. */
public final class InMemoryRetries implements Retries {
    private final Map<Long, Retry> waiting = new TreeMap<>();
    private final Map<Long, Instant> done = new TreeMap<>();
    private boolean fails;

    public synchronized void fails(boolean nowOn) {
        fails = nowOn;
    }

    /** When the thing was done that had waited; null where it was not. */
    public Instant doneAt(long id) {
        return done.get(id);
    }

    @Override
    public synchronized Optional<Retry> find(long id) {
        if (fails) {
            throw new IllegalStateException("there is no such table");
        }
        return Optional.ofNullable(waiting.get(id));
    }

    @Override
    public synchronized void add(Retry first) {
        if (!done.containsKey(first.id())) {
            waiting.put(first.id(), first);
        }
    }

    @Override
    public synchronized void replace(Retry before, Retry now) {
        waiting.replace(before.id(), before, now);
    }

    @Override
    public synchronized void done(long id, Instant at) {
        if (waiting.remove(id) != null) {
            done.put(id, at);
        }
    }

    @Override
    public synchronized List<Retry> due(Instant at, long after, int limit) {
        return waiting.values().stream()
                .filter(retry -> retry.isDue(at) && retry.id() > after)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Retry> waiting(int limit) {
        return byFirstFailure().limit(limit).toList();
    }

    @Override
    public Summary now() {
        return new Summary(
                waiting.size(),
                byFirstFailure().map(Retry::firstFailedAt).findFirst().orElse(null),
                waiting.values().stream()
                        .map(Retry::nextAt)
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    private Stream<Retry> byFirstFailure() {
        return waiting.values().stream().sorted(Comparator.comparing(Retry::firstFailedAt));
    }
}
