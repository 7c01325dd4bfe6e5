package org.pointsmall.loyalty.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pointsmall.loyalty.earning.LimitKey;
import org.pointsmall.loyalty.points.Points;

/** Where simulations are kept. Each method runs in the caller's transaction. */
public interface SimulationStore {

    SimulationId start(Plan plan, long orders, String actor, Instant at);

    Optional<Simulation> find(SimulationId id);

    /**
     * Those in these states, newest first.
     *
     * @param before only those with lower ids
     */
    List<Simulation> latest(Set<Simulation.Status> statuses, long before, int limit);

    /** The oldest one that runs; nobody else works on it, or stops it, until the transaction ends. */
    Optional<Simulation> lockNext();

    /** One simulation, locked likewise. */
    Optional<Simulation> lock(SimulationId id);

    /** Writes how far it has come. */
    void update(Simulation simulation);

    /** Adds to its result. */
    void add(SimulationId id, Map<Figure.Key, Figure> figures);

    /** Its result so far. */
    Map<Figure.Key, Figure> figures(SimulationId id);

    /** What it has counted against limits; keys without any are left out. */
    Map<LimitKey, Points> counts(SimulationId id, Set<LimitKey> keys);

    /** Counts more. */
    void count(SimulationId id, Map<LimitKey, Points> points);

    /**
     * Room that a limit gets back.
     *
     * @param order by which order, at most once
     * @param at from when on
     */
    record Room(long order, LimitKey key, Instant at, Points points) {}

    /** The room that these limits get back. */
    List<Room> rooms(SimulationId id, Set<LimitKey> keys);

    /** Notes room that limits get back. */
    void give(SimulationId id, List<Room> rooms);

    /** Forgets what it has counted against limits, which its result does not need. */
    void forgetCounts(SimulationId id);
}
