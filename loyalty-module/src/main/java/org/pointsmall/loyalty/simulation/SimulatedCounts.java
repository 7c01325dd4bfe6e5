package org.pointsmall.loyalty.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.pointsmall.loyalty.earning.LimitKey;
import org.pointsmall.loyalty.earning.LimitUse;
import org.pointsmall.loyalty.points.Points;

/** What a simulation has counted against limits, as of before it, and in the chunk at hand. */
final class SimulatedCounts implements LimitUse {
    private final SimulationStore store;
    private final SimulationId id;
    private final Map<LimitKey, Points> counted = new HashMap<>();
    private final Map<LimitKey, Points> added = new HashMap<>();

    SimulatedCounts(SimulationStore store, SimulationId id) {
        this.store = store;
        this.id = id;
    }

    @Override
    public Map<LimitKey, Points> used(Set<LimitKey> keys) {
        Set<LimitKey> unknown = new HashSet<>(keys);
        unknown.removeAll(counted.keySet());
        if (!unknown.isEmpty()) {
            unknown.forEach(key -> counted.put(key, Points.ZERO));
            counted.putAll(store.counts(id, unknown));
        }
        Map<LimitKey, Points> used = new HashMap<>();
        keys.forEach(key -> used.put(key, counted.getOrDefault(key, Points.ZERO)));
        return used;
    }

    void add(Map<LimitKey, Points> uses) {
        uses.forEach((key, points) -> {
            counted.merge(key, points, Points::plus);
            added.merge(key, points, Points::plus);
        });
    }

    /** Keeps what the chunk has counted. */
    void save() {
        if (!added.isEmpty()) {
            store.count(id, added);
        }
    }
}
