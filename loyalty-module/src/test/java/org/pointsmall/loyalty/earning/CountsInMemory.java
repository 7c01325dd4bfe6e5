package org.pointsmall.loyalty.earning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;

/** What has been counted against limits, one call at a time. */
public final class CountsInMemory implements LimitCounts {
    private final Map<LimitKey, Points> counted = new HashMap<>();
    private final Map<Long, List<CountedLine>> lines = new HashMap<>();

    @Override
    public synchronized Map<LimitKey, Points> read(Set<LimitKey> keys) {
        Map<LimitKey, Points> found = new HashMap<>(counted);
        found.keySet().retainAll(keys);
        return found;
    }

    @Override
    public synchronized Map<LimitKey, Points> lock(Set<LimitKey> keys) {
        return read(keys);
    }

    /** All that counts, without what has been given back whole. */
    synchronized Map<LimitKey, Points> all() {
        Map<LimitKey, Points> all = new HashMap<>(counted);
        all.values().removeIf(Points::isZero);
        return all;
    }

    synchronized void add(Map<LimitKey, Points> points) {
        points.forEach((key, more) -> counted.merge(key, more, Points::plus));
    }

    @Override
    public synchronized void count(long orderId, List<Counted> award) {
        lines.put(
                orderId,
                award.stream()
                        .map(one -> new CountedLine(one, Points.ZERO, Points.ZERO))
                        .toList());
        award.forEach(one -> counted.merge(one.key(), one.points(), Points::plus));
    }

    @Override
    public synchronized List<CountedLine> counted(long orderId) {
        return lines.getOrDefault(orderId, List.of());
    }

    @Override
    public synchronized void giveBack(long orderId, List<CountedLine> now, Map<LimitKey, Points> room) {
        lines.put(orderId, now);
        room.forEach((key, points) -> counted.computeIfPresent(key, (same, used) -> used.minus(points)));
    }

    @Override
    public synchronized void merge(MemberId from, MemberId into) {
        Map<LimitKey, Points> moved = new HashMap<>(counted);
        moved.keySet().removeIf(key -> !key.member().equals(Optional.of(from)));
        moved.forEach((key, points) -> {
            counted.remove(key);
            counted.merge(key.of(into), points, Points::plus);
        });
    }
}
