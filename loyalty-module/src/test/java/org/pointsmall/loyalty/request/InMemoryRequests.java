package org.pointsmall.loyalty.request;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Names and numbers of requests, for tests without a database. */
public final class InMemoryRequests implements RequestKeyStore, PaceStore {
    private record Row(String content, boolean ended, Instant began) {}

    private final Map<RequestKey, Row> keys = new ConcurrentHashMap<>();
    private final Map<String, Counted> counts = new ConcurrentHashMap<>();

    public void clear() {
        keys.clear();
        counts.clear();
    }

    @Override
    public boolean begin(RequestKey key, String content, Instant now) {
        return keys.putIfAbsent(key, new Row(content, false, now)) == null;
    }

    @Override
    public Optional<Known> find(RequestKey key) {
        return Optional.ofNullable(keys.get(key)).map(row -> new Known(row.content(), row.ended()));
    }

    @Override
    public boolean takeOver(RequestKey key, Instant begunBefore, Instant now) {
        Row row = keys.get(key);
        return row != null
                && !row.ended()
                && row.began().isBefore(begunBefore)
                && keys.replace(key, row, new Row(row.content(), false, now));
    }

    @Override
    public boolean end(RequestKey key, Instant began) {
        Row row = keys.get(key);
        return isOf(row, began) && keys.replace(key, row, new Row(row.content(), true, began));
    }

    private static boolean isOf(Row row, Instant began) {
        return row != null && !row.ended() && row.began().equals(began);
    }

    @Override
    public void remove(RequestKey key, Instant began) {
        keys.computeIfPresent(key, (same, row) -> isOf(row, began) ? null : row);
    }

    @Override
    public synchronized int forget(Instant begunBefore, int most) {
        int before = keys.size();
        keys.values().removeIf(row -> row.began().isBefore(begunBefore));
        return before - keys.size();
    }

    @Override
    public synchronized boolean count(String who, long window, int most) {
        Counted counted = counts.get(who);
        boolean may = counted != null && counted.window() == window && counted.requests() < most;
        if (may) {
            counts.put(who, new Counted(window, counted.requests() + 1));
        }
        return may;
    }

    @Override
    public Optional<Counted> counted(String who) {
        return Optional.ofNullable(counts.get(who));
    }

    @Override
    public synchronized boolean begin(String who, long window) {
        return counts.putIfAbsent(who, new Counted(window, 1)) == null;
    }

    @Override
    public synchronized boolean renew(String who, long earlier, long window) {
        Counted counted = counts.get(who);
        return counted != null && counted.window() == earlier && counts.replace(who, counted, new Counted(window, 1));
    }

    @Override
    public synchronized int forget(long windowBefore, int most) {
        int before = counts.size();
        counts.values().removeIf(counted -> counted.window() < windowBefore);
        return before - counts.size();
    }
}
