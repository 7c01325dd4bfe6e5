package org.pointsmall.loyalty.earning;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.pointsmall.loyalty.points.Points;

/** What has been counted against limits, of one thread. */
public final class CountsInMemory implements LimitCounts {
    private final Map<LimitKey, Points> counted = new HashMap<>();

    @Override
    public Map<LimitKey, Points> read(Set<LimitKey> keys) {
        Map<LimitKey, Points> found = new HashMap<>(counted);
        found.keySet().retainAll(keys);
        return found;
    }

    @Override
    public Map<LimitKey, Points> lock(Set<LimitKey> keys) {
        return read(keys);
    }

    @Override
    public void add(Map<LimitKey, Points> points) {
        points.forEach((key, more) -> counted.merge(key, more, Points::plus));
    }
}
