package org.pointsmall.loyalty.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.earning.LimitKey;
import org.pointsmall.loyalty.earning.LimitUse;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.simulation.SimulationStore.Room;

/**
 * What a simulation has counted against limits, as of before it, and in the chunk at hand. An order that was undone later
 * leaves its room to the orders that were placed after that, as it did in life.
 */
final class SimulatedCounts {
    private final Function<Set<LimitKey>, Map<LimitKey, Points>> before;
    private final Function<Set<LimitKey>, List<Room>> roomsBefore;
    private final Map<LimitKey, Points> counted = new HashMap<>();
    private final Map<LimitKey, List<Room>> rooms = new HashMap<>();
    private final Map<LimitKey, Points> added = new HashMap<>();
    private final List<Room> given = new ArrayList<>();

    /** Goes on with what was kept of a simulation. */
    SimulatedCounts(SimulationStore store, SimulationId id) {
        this(keys -> store.counts(id, keys), keys -> store.rooms(id, keys));
    }

    private SimulatedCounts(
            Function<Set<LimitKey>, Map<LimitKey, Points>> before, Function<Set<LimitKey>, List<Room>> roomsBefore) {
        this.before = before;
        this.roomsBefore = roomsBefore;
    }

    /** Begins with nothing, for who goes through the orders at once and keeps nothing. */
    static SimulatedCounts ofNothing() {
        return new SimulatedCounts(keys -> Map.of(), keys -> List.of());
    }

    /** As it was at this moment. */
    LimitUse at(Instant moment) {
        return keys -> {
            read(keys);
            Map<LimitKey, Points> used = new HashMap<>();
            keys.forEach(key -> used.put(key, used(key, moment)));
            return used;
        };
    }

    private void read(Set<LimitKey> keys) {
        Set<LimitKey> unknown = new HashSet<>(keys);
        unknown.removeAll(counted.keySet());
        if (!unknown.isEmpty()) {
            unknown.forEach(key -> counted.put(key, Points.ZERO));
            counted.putAll(before.apply(unknown));
            roomsBefore.apply(unknown).forEach(this::remember);
        }
    }

    private Points used(LimitKey key, Instant moment) {
        Points free = rooms.getOrDefault(key, List.of()).stream()
                .filter(room -> !room.at().isAfter(moment))
                .map(Room::points)
                .reduce(Points.ZERO, Points::plus);
        return counted.getOrDefault(key, Points.ZERO).minus(free);
    }

    private void remember(Room room) {
        rooms.computeIfAbsent(room.key(), none -> new ArrayList<>()).add(room);
    }

    /** @param undoneAt when the order was undone, if it was */
    void add(long order, Map<LimitKey, Points> uses, @Nullable Instant undoneAt) {
        uses.forEach((key, points) -> {
            counted.merge(key, points, Points::plus);
            added.merge(key, points, Points::plus);
            if (undoneAt != null) {
                Room room = new Room(order, key, undoneAt, points);
                remember(room);
                given.add(room);
            }
        });
    }

    /** Keeps what the chunk has counted. */
    void save(SimulationStore store, SimulationId id) {
        if (!added.isEmpty()) {
            store.count(id, added);
        }
        if (!given.isEmpty()) {
            store.give(id, given);
        }
    }
}
