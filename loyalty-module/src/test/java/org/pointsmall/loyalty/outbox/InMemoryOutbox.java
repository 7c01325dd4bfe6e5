package org.pointsmall.loyalty.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.pointsmall.loyalty.member.MemberId;

/** Kept in a map, one call at a time; what was written is kept beside it. */
public final class InMemoryOutbox implements Outbox, Undelivered {
    private final TreeMap<Long, Waiting> waiting = new TreeMap<>();
    private final List<News> written = new ArrayList<>();

    /** All that was ever written, the oldest first. */
    public synchronized List<News> written() {
        return written;
    }

    /** The names of what was ever written. */
    public synchronized List<String> kinds() {
        return written.stream().map(news -> news.kind().name()).toList();
    }

    public synchronized int size() {
        return waiting.size();
    }

    @Override
    public synchronized void add(List<News> news) {
        for (News one : news) {
            written.add(one);
            long id = written.size();
            Event event = new Event(id, one.member(), one.kind(), one.at(), one.facts());
            waiting.put(id, new Waiting(event, Set.of(), false));
        }
    }

    @Override
    public synchronized List<Long> fresh(long after, int limit) {
        return waiting.tailMap(after, false).values().stream()
                .filter(event -> !event.parked())
                .map(event -> event.event().id())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<Waiting> lock(long id) {
        return Optional.ofNullable(waiting.get(id));
    }

    @Override
    public synchronized boolean hasTakenAllBefore(long id, MemberId member, String listener) {
        return waiting.headMap(id).values().stream()
                .filter(event -> event.event().member().equals(member))
                .allMatch(event -> event.takenBy().contains(listener));
    }

    @Override
    public synchronized Optional<Long> nextParked(MemberId member, long after) {
        return waiting.tailMap(after, false).entrySet().stream()
                .filter(entry -> entry.getValue().parked()
                        && entry.getValue().event().member().equals(member))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public synchronized void taken(long id, Set<String> by) {
        waiting.computeIfPresent(id, (key, event) -> new Waiting(event.event(), by, event.parked()));
    }

    @Override
    public synchronized void park(long id) {
        waiting.computeIfPresent(id, (key, event) -> new Waiting(event.event(), event.takenBy(), true));
    }

    @Override
    public synchronized void delivered(long id) {
        waiting.remove(id);
    }

    @Override
    public synchronized long count() {
        return waiting.size();
    }

    @Override
    public synchronized Optional<Instant> oldest() {
        return waiting.values().stream().map(event -> event.event().at()).findFirst();
    }

    @Override
    public synchronized Optional<Instant> oldest(String listener) {
        return waiting.values().stream()
                .filter(event -> !event.takenBy().contains(listener))
                .map(event -> event.event().at())
                .findFirst();
    }
}
