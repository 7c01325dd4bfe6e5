package org.pointsmall.loyalty.simulation.jdbc;

import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.earning.LimitKey;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.jdbc.PointsColumn;
import org.pointsmall.loyalty.simulation.Figure;
import org.pointsmall.loyalty.simulation.Plan;
import org.pointsmall.loyalty.simulation.Simulation;
import org.pointsmall.loyalty.simulation.SimulationId;
import org.pointsmall.loyalty.simulation.SimulationStore;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.pointsmall.loyalty.transaction.jdbc.GeneratedKey;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** A row a simulation, which is locked by whoever goes on with it, and rows of figures that are added to. */
public final class JdbcSimulationStore implements SimulationStore {
    private static final int[] INSERT = {
        Types.VARCHAR,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.LONGVARCHAR,
        Types.BIGINT,
        Types.BIGINT,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.BIGINT,
        Types.VARCHAR,
        Types.TIMESTAMP_WITH_TIMEZONE
    };
    private static final int[] UPDATE = {
        Types.VARCHAR, Types.BIGINT, Types.BIGINT, Types.TIMESTAMP_WITH_TIMEZONE, Types.BIGINT
    };
    private static final Comparator<Figure.Key> IN_ORDER =
            Comparator.comparing(Figure.Key::kind).thenComparing(Figure.Key::code);

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;
    private final SimulationRows rows;

    /** @param dataSource the one that the store's transactions run on */
    public JdbcSimulationStore(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
        named = new NamedParameterJdbcTemplate(jdbc);
        rows = new SimulationRows(jdbc);
    }

    @Override
    public SimulationId start(Plan plan, long orders, String actor, Instant at) {
        return new SimulationId(GeneratedKey.insert(
                jdbc,
                "INSERT INTO LOYALTY_SIMULATION (NAME, FROM_AT, UNTIL_AT, RULES, WORTH_POINTS, WORTH_MONEY, CURRENCY,"
                        + " STATUS, ORDERS, DONE, LAST_ORDER_ID, ACTOR, STARTED_AT)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?)",
                "simulation_id",
                INSERT,
                plan.name(),
                Columns.column(plan.from()),
                Columns.column(plan.until()),
                SimulationRows.text(plan.rules()),
                plan.worth().points().value(),
                plan.worth().money().minorUnits(),
                plan.worth().money().currency().getCurrencyCode(),
                Simulation.Status.RUNNING.name(),
                orders,
                actor,
                Columns.column(at)));
    }

    @Override
    public Optional<Simulation> find(SimulationId id) {
        return rows.read("WHERE SIMULATION_ID = ?", id.value()).stream().findFirst();
    }

    @Override
    public List<Simulation> latest(Set<Simulation.Status> statuses, long before, int limit) {
        return rows.read(
                "WHERE STATUS IN (" + Columns.names(statuses)
                        + ") AND SIMULATION_ID < ? ORDER BY SIMULATION_ID DESC LIMIT " + limit,
                before);
    }

    @Override
    public Optional<Simulation> lockNext() {
        // Who waited for the lock may find that somebody else has stopped it.
        return rows.read("WHERE STATUS = 'RUNNING' ORDER BY SIMULATION_ID LIMIT 1").stream()
                .findFirst()
                .flatMap(next -> lock(next.id()))
                .filter(locked -> locked.status() == Simulation.Status.RUNNING);
    }

    @Override
    public Optional<Simulation> lock(SimulationId id) {
        return rows.read("WHERE SIMULATION_ID = ? FOR UPDATE", id.value()).stream()
                .findFirst();
    }

    @Override
    public void update(Simulation simulation) {
        jdbc.update(
                "UPDATE LOYALTY_SIMULATION SET STATUS = ?, DONE = ?, LAST_ORDER_ID = ?, ENDED_AT = ?"
                        + " WHERE SIMULATION_ID = ?",
                new @Nullable Object[] {
                    simulation.status().name(),
                    simulation.done(),
                    simulation.lastOrder(),
                    Columns.column(simulation.endedAt()),
                    simulation.id().value()
                },
                UPDATE);
    }

    @Override
    public void add(SimulationId id, Map<Figure.Key, Figure> figures) {
        Set<Figure.Key> there = figures(id).keySet();
        List<Object[]> more = new ArrayList<>();
        List<Object[]> first = new ArrayList<>();
        figures.keySet().stream().sorted(IN_ORDER).forEach(key -> {
            Figure figure = Objects.requireNonNull(figures.get(key));
            (there.contains(key) ? more : first).add(new Object[] {
                figure.simulated().value(),
                figure.issued().value(),
                id.value(),
                key.kind().name(),
                key.code()
            });
        });
        jdbc.batchUpdate(
                "UPDATE LOYALTY_SIMULATION_FIGURE SET SIMULATED = SIMULATED + ?, ISSUED = ISSUED + ?"
                        + " WHERE SIMULATION_ID = ? AND KIND = ? AND CODE = ?",
                more);
        jdbc.batchUpdate(
                "INSERT INTO LOYALTY_SIMULATION_FIGURE (SIMULATED, ISSUED, SIMULATION_ID, KIND, CODE)"
                        + " VALUES (?, ?, ?, ?, ?)",
                first);
    }

    @Override
    public Map<Figure.Key, Figure> figures(SimulationId id) {
        Map<Figure.Key, Figure> figures = new HashMap<>();
        jdbc.query(
                "SELECT KIND, CODE, SIMULATED, ISSUED FROM LOYALTY_SIMULATION_FIGURE WHERE SIMULATION_ID = ?",
                row -> {
                    figures.put(
                            new Figure.Key(Figure.Kind.valueOf(row.getString("KIND")), row.getString("CODE")),
                            new Figure(PointsColumn.read(row, "SIMULATED"), PointsColumn.read(row, "ISSUED")));
                },
                id.value());
        return figures;
    }

    @Override
    public Map<LimitKey, Points> counts(SimulationId id, Set<LimitKey> keys) {
        Map<LimitKey, Points> counts = new HashMap<>();
        named.query(
                "SELECT LIMIT_KEY, POINTS FROM LOYALTY_SIMULATION_COUNT WHERE SIMULATION_ID = :id"
                        + " AND LIMIT_KEY IN (:keys)",
                new MapSqlParameterSource("id", id.value())
                        .addValue("keys", keys.stream().map(LimitKey::value).toList()),
                row -> {
                    counts.put(new LimitKey(row.getString("LIMIT_KEY")), PointsColumn.read(row, "POINTS"));
                });
        return counts;
    }

    @Override
    public void count(SimulationId id, Map<LimitKey, Points> points) {
        Set<LimitKey> there = counts(id, points.keySet()).keySet();
        List<Object[]> more = new ArrayList<>();
        List<Object[]> first = new ArrayList<>();
        points.forEach((key, counted) ->
                (there.contains(key) ? more : first).add(new Object[] {counted.value(), id.value(), key.value()}));
        jdbc.batchUpdate(
                "UPDATE LOYALTY_SIMULATION_COUNT SET POINTS = POINTS + ? WHERE SIMULATION_ID = ? AND LIMIT_KEY = ?",
                more);
        jdbc.batchUpdate(
                "INSERT INTO LOYALTY_SIMULATION_COUNT (POINTS, SIMULATION_ID, LIMIT_KEY) VALUES (?, ?, ?)", first);
    }

    @Override
    public List<Room> rooms(SimulationId id, Set<LimitKey> keys) {
        return named.query(
                "SELECT ORDER_ID, LIMIT_KEY, FREE_AT, POINTS FROM LOYALTY_SIMULATION_ROOM WHERE SIMULATION_ID = :id"
                        + " AND LIMIT_KEY IN (:keys)",
                new MapSqlParameterSource("id", id.value())
                        .addValue("keys", keys.stream().map(LimitKey::value).toList()),
                (row, number) -> new Room(
                        row.getLong("ORDER_ID"),
                        new LimitKey(row.getString("LIMIT_KEY")),
                        Columns.instant(row, "FREE_AT"),
                        PointsColumn.read(row, "POINTS")));
    }

    @Override
    public void give(SimulationId id, List<Room> rooms) {
        List<Object[]> rows = new ArrayList<>();
        for (Room room : rooms) {
            rows.add(new Object[] {
                id.value(),
                room.order(),
                room.key().value(),
                Objects.requireNonNull(Columns.column(room.at())),
                room.points().value()
            });
        }
        jdbc.batchUpdate(
                "INSERT INTO LOYALTY_SIMULATION_ROOM (SIMULATION_ID, ORDER_ID, LIMIT_KEY, FREE_AT, POINTS)"
                        + " VALUES (?, ?, ?, ?, ?)",
                rows);
    }

    @Override
    public void forgetCounts(SimulationId id) {
        jdbc.update("DELETE FROM LOYALTY_SIMULATION_ROOM WHERE SIMULATION_ID = ?", id.value());
        jdbc.update("DELETE FROM LOYALTY_SIMULATION_COUNT WHERE SIMULATION_ID = ?", id.value());
    }
}
