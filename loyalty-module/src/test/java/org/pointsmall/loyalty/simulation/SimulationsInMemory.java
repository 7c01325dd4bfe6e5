package org.pointsmall.loyalty.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.pointsmall.loyalty.earning.LimitKey;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.transaction.Transactions;

/**
 * Simulations in memory. They are their own transactions: nothing is read or written outside of one, what fails is taken
 * back whole, and one can only be moved on by who has locked it.
 */
final class SimulationsInMemory implements SimulationStore, Transactions {
    /** How often limits' counts were asked for. */
    int asked;

    private NavigableMap<Long, Kept> simulations = new TreeMap<>();
    private boolean underWay;
    private long locked;

    private record Kept(
            Simulation simulation, Map<Figure.Key, Figure> figures, Map<LimitKey, Points> counts, List<Room> rooms) {
        Kept copy(Simulation now) {
            return new Kept(now, new HashMap<>(figures), new HashMap<>(counts), new ArrayList<>(rooms));
        }
    }

    /** Whether anything is kept of what it has counted against limits. */
    boolean hasCounts(SimulationId id) {
        Kept kept = simulations.get(id.value());
        return !kept.counts().isEmpty() || !kept.rooms().isEmpty();
    }

    @Override
    public <T> T required(Supplier<T> work) {
        if (underWay) {
            return work.get();
        }
        NavigableMap<Long, Kept> before = new TreeMap<>();
        simulations.forEach((id, kept) -> before.put(id, kept.copy(kept.simulation())));
        underWay = true;
        try {
            return work.get();
        } catch (RuntimeException e) {
            simulations = before;
            throw e;
        } finally {
            underWay = false;
            locked = 0;
        }
    }

    @Override
    public <T> T isolated(Supplier<T> work) {
        throw new UnsupportedOperationException("a chunk is undone whole");
    }

    @Override
    public SimulationId start(Plan plan, long orders, String actor, Instant at) {
        mustBeUnderWay();
        SimulationId id = new SimulationId(simulations.isEmpty() ? 1 : simulations.lastKey() + 1);
        Simulation started = new Simulation(id, plan, Simulation.Status.RUNNING, orders, 0, 0, actor, at, null);
        simulations.put(id.value(), new Kept(started, new HashMap<>(), new HashMap<>(), new ArrayList<>()));
        return id;
    }

    @Override
    public Optional<Simulation> find(SimulationId id) {
        mustBeUnderWay();
        return Optional.ofNullable(simulations.get(id.value())).map(Kept::simulation);
    }

    @Override
    public List<Simulation> latest(Set<Simulation.Status> statuses, long before, int limit) {
        mustBeUnderWay();
        return simulations.descendingMap().values().stream()
                .map(Kept::simulation)
                .filter(one -> statuses.contains(one.status()) && one.id().value() < before)
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Simulation> lockNext() {
        mustBeUnderWay();
        return simulations.values().stream()
                .map(Kept::simulation)
                .filter(simulation -> simulation.status() == Simulation.Status.RUNNING)
                .min(Comparator.comparing(simulation -> simulation.id().value()))
                .flatMap(next -> lock(next.id()));
    }

    @Override
    public Optional<Simulation> lock(SimulationId id) {
        locked = id.value();
        return find(id);
    }

    @Override
    public void update(Simulation simulation) {
        simulations.put(simulation.id().value(), mine(simulation.id()).copy(simulation));
    }

    @Override
    public void add(SimulationId id, Map<Figure.Key, Figure> figures) {
        figures.forEach((key, figure) -> mine(id).figures().merge(key, figure, Figure::plus));
    }

    @Override
    public Map<Figure.Key, Figure> figures(SimulationId id) {
        mustBeUnderWay();
        return Map.copyOf(simulations.get(id.value()).figures());
    }

    @Override
    public Map<LimitKey, Points> counts(SimulationId id, Set<LimitKey> keys) {
        asked++;
        return mine(id).counts().entrySet().stream()
                .filter(count -> keys.contains(count.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void count(SimulationId id, Map<LimitKey, Points> points) {
        mustBeSomething(points.isEmpty());
        points.forEach((key, more) -> mine(id).counts().merge(key, more, Points::plus));
    }

    @Override
    public List<Room> rooms(SimulationId id, Set<LimitKey> keys) {
        return mine(id).rooms().stream()
                .filter(room -> keys.contains(room.key()))
                .toList();
    }

    @Override
    public void give(SimulationId id, List<Room> rooms) {
        mustBeSomething(rooms.isEmpty());
        mine(id).rooms().addAll(rooms);
    }

    @Override
    public void forgetCounts(SimulationId id) {
        mine(id).counts().clear();
        mine(id).rooms().clear();
    }

    private Kept mine(SimulationId id) {
        mustBeUnderWay();
        if (locked != id.value()) {
            throw new IllegalStateException(id + " is moved on without its lock");
        }
        return simulations.get(id.value());
    }

    private void mustBeUnderWay() {
        if (!underWay) {
            throw new IllegalStateException("outside of a transaction");
        }
    }

    private static void mustBeSomething(boolean isEmpty) {
        if (isEmpty) {
            throw new IllegalArgumentException("a statement that writes nothing");
        }
    }
}
