package org.pointsmall.loyalty.adjustment.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.adjustment.batch.BatchCounts;
import org.pointsmall.loyalty.adjustment.batch.BatchRow;
import org.pointsmall.loyalty.adjustment.batch.BatchStore;
import org.pointsmall.loyalty.adjustment.batch.BatchTakenException;
import org.pointsmall.loyalty.adjustment.batch.PointsBatch;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.ledger.ExpiryText;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.pointsmall.loyalty.transaction.jdbc.GeneratedKey;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** A row for each batch, and one for each member of it. */
public final class JdbcPointsBatches implements BatchStore {
    private static final String SELECT =
            "SELECT BATCH_ID, BATCH_KEY, SOURCE, SOURCE_NAME, POINTS, VALIDITY, REASON, NOTE, ACTOR, ASKED_AT, STATE,"
                    + " STARTED_AT, STARTED_BY, DECIDER, REACHED FROM LOYALTY_POINTS_BATCH";
    private static final String ROWS =
            "SELECT LINE, NAMED, MEMBER_ID, POINTS, STATE, PROBLEM FROM LOYALTY_POINTS_BATCH_ROW WHERE BATCH_ID = ?";
    private static final String GIVEN = "COALESCE(SUM(CASE WHEN POINTS > 0 THEN POINTS ELSE 0 END), 0)";
    private static final String TAKEN = "COALESCE(SUM(CASE WHEN POINTS < 0 THEN -POINTS ELSE 0 END), 0)";
    private static final int[] TYPES = {
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.BIGINT,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.TIMESTAMP,
        Types.VARCHAR,
        Types.BIGINT
    };

    private final JdbcTemplate jdbc;

    /** @param dataSource the one that the store's transactions run on */
    public JdbcPointsBatches(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public Optional<PointsBatch> withKey(String key) {
        return one(SELECT + " WHERE BATCH_KEY = ?", key);
    }

    @Override
    public Optional<PointsBatch> find(long id) {
        return one(SELECT + " WHERE BATCH_ID = ?", id);
    }

    private Optional<PointsBatch> one(String sql, Object key) {
        return jdbc.query(sql, (row, number) -> batch(row), key).stream().findFirst();
    }

    @Override
    public List<PointsBatch> latest(
            Set<PointsBatch.Source> sources, Set<PointsBatch.State> states, long before, int limit) {
        return jdbc.query(
                SELECT + " WHERE SOURCE IN (" + Columns.names(sources) + ") AND STATE IN (" + Columns.names(states)
                        + ") AND BATCH_ID < ? ORDER BY BATCH_ID DESC LIMIT ?",
                (row, number) -> batch(row),
                before,
                limit);
    }

    @Override
    public List<PointsBatch> in(PointsBatch.State state, int limit) {
        return jdbc.query(
                SELECT + " WHERE STATE = ? ORDER BY BATCH_ID LIMIT ?",
                (row, number) -> batch(row),
                state.name(),
                limit);
    }

    @Override
    public long add(PointsBatch batch) {
        try {
            return insert(batch);
        } catch (DuplicateKeyException raced) {
            throw new BatchTakenException(batch.key(), raced);
        }
    }

    private long insert(PointsBatch batch) {
        Expiry validity = batch.terms().validity();
        return GeneratedKey.insert(
                jdbc,
                "INSERT INTO LOYALTY_POINTS_BATCH (BATCH_KEY, SOURCE, SOURCE_NAME, POINTS, VALIDITY, REASON, NOTE, ACTOR,"
                        + " ASKED_AT, STATE, REACHED) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                "batch_id",
                TYPES,
                batch.key(),
                batch.source().name(),
                batch.name(),
                batch.points(),
                validity == null ? null : ExpiryText.of(validity),
                batch.terms().reason(),
                batch.terms().note().isEmpty() ? null : batch.terms().note(),
                batch.actor(),
                Columns.column(batch.askedAt()),
                batch.state().name(),
                batch.reached());
    }

    /** By a write that changes nothing: it locks the row in every database. */
    @Override
    public PointsBatch lock(long id) {
        jdbc.update("UPDATE LOYALTY_POINTS_BATCH SET REACHED = REACHED WHERE BATCH_ID = ?", id);
        return find(id).orElseThrow(() -> new IllegalArgumentException("no such batch: " + id));
    }

    @Override
    public void lockFirst() {
        Long first = jdbc.queryForObject("SELECT MIN(BATCH_ID) FROM LOYALTY_POINTS_BATCH", Long.class);
        if (first != null) {
            lock(first);
        }
    }

    @Override
    public boolean givesTiers(long id) {
        return !jdbc.queryForList(
                        "SELECT LINE FROM LOYALTY_POINTS_BATCH_ROW WHERE BATCH_ID = ? AND STATE = 'OPEN'"
                                + " AND TIER_CODE IS NOT NULL LIMIT 1",
                        Long.class,
                        id)
                .isEmpty();
    }

    @Override
    public void start(long id, PointsBatch.State state, Instant at, String starter) {
        jdbc.update(
                "UPDATE LOYALTY_POINTS_BATCH SET STATE = ?, STARTED_AT = ?, STARTED_BY = ?, DECIDER = NULL WHERE BATCH_ID = ?",
                state.name(),
                Columns.column(at),
                starter,
                id);
    }

    @Override
    public void change(long id, PointsBatch.State state, @Nullable String decider) {
        jdbc.update(
                "UPDATE LOYALTY_POINTS_BATCH SET STATE = ?, DECIDER = ? WHERE BATCH_ID = ?", state.name(), decider, id);
    }

    @Override
    public void reached(long id, long reached) {
        jdbc.update("UPDATE LOYALTY_POINTS_BATCH SET REACHED = ? WHERE BATCH_ID = ?", reached, id);
    }

    @Override
    public void addRows(long id, List<BatchRow> rows) {
        jdbc.batchUpdate(
                "INSERT INTO LOYALTY_POINTS_BATCH_ROW (BATCH_ID, LINE, NAMED, MEMBER_ID, POINTS, STATE, PROBLEM)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                rows,
                Math.max(1, rows.size()),
                (statement, row) -> {
                    statement.setLong(1, id);
                    statement.setLong(2, row.line());
                    statement.setString(3, row.named());
                    MemberId member = row.member();
                    statement.setObject(4, member == null ? null : member.value(), Types.BIGINT);
                    statement.setLong(5, row.points());
                    statement.setString(6, row.state().name());
                    statement.setString(7, row.problem());
                });
    }

    @Override
    public void update(long id, BatchRow row) {
        MemberId member = row.member();
        jdbc.update(
                "UPDATE LOYALTY_POINTS_BATCH_ROW SET MEMBER_ID = ?, STATE = ?, PROBLEM = ? WHERE BATCH_ID = ? AND LINE = ?",
                new @Nullable Object[] {
                    member == null ? null : member.value(), row.state().name(), row.problem(), id, row.line()
                },
                new int[] {Types.BIGINT, Types.VARCHAR, Types.VARCHAR, Types.BIGINT, Types.BIGINT});
    }

    @Override
    public List<BatchRow> rows(long id, BatchRow.@Nullable State state, long after, int limit) {
        return state == null
                ? jdbc.query(ROWS + " AND LINE > ? ORDER BY LINE LIMIT ?", (row, number) -> row(row), id, after, limit)
                : jdbc.query(
                        ROWS + " AND LINE > ? AND STATE = ? ORDER BY LINE LIMIT ?",
                        (row, number) -> row(row),
                        id,
                        after,
                        state.name(),
                        limit);
    }

    @Override
    public boolean has(long id, MemberId member) {
        Long rows = jdbc.queryForObject(
                "SELECT COUNT(*) FROM LOYALTY_POINTS_BATCH_ROW WHERE BATCH_ID = ? AND MEMBER_ID = ?"
                        + " AND STATE <> 'REFUSED'",
                Long.class,
                id,
                member.value());
        return rows != null && rows > 0;
    }

    @Override
    public BatchCounts counts(long id) {
        return new BatchCounts(jdbc.query(
                "SELECT STATE, PROBLEM, COUNT(*) AS HOW_MANY, " + GIVEN + " AS GIVEN, " + TAKEN + " AS TAKEN"
                        + " FROM LOYALTY_POINTS_BATCH_ROW WHERE BATCH_ID = ? GROUP BY STATE, PROBLEM"
                        + " ORDER BY STATE, PROBLEM",
                (row, number) -> new BatchCounts.Count(
                        BatchRow.State.valueOf(row.getString("STATE")),
                        row.getString("PROBLEM"),
                        row.getLong("HOW_MANY"),
                        Points.of(row.getLong("GIVEN")),
                        Points.of(row.getLong("TAKEN"))),
                id));
    }

    @Override
    public Points startedSince(Instant since) {
        Long sum = jdbc.queryForObject(
                "SELECT COALESCE(SUM(ABS(r.POINTS)), 0) FROM LOYALTY_POINTS_BATCH b"
                        + " JOIN LOYALTY_POINTS_BATCH_ROW r ON r.BATCH_ID = b.BATCH_ID"
                        + " WHERE (b.STARTED_AT > ? OR b.STATE = 'RUNNING') AND (b.DECIDER IS NULL OR b.STATE = 'REFUSED')"
                        + " AND (r.STATE = 'MOVED' OR (r.STATE = 'OPEN' AND b.STATE = 'RUNNING'))",
                Long.class,
                Columns.column(since));
        return Points.of(sum == null ? 0 : sum);
    }

    private static PointsBatch batch(ResultSet row) throws SQLException {
        String validity = row.getString("VALIDITY");
        String note = row.getString("NOTE");
        return new PointsBatch(
                row.getLong("BATCH_ID"),
                row.getString("BATCH_KEY"),
                PointsBatch.Source.valueOf(row.getString("SOURCE")),
                row.getString("SOURCE_NAME"),
                row.getLong("POINTS"),
                new PointsBatch.Terms(
                        validity == null ? null : ExpiryText.read(validity).orElseThrow(),
                        row.getString("REASON"),
                        note == null ? "" : note),
                row.getString("ACTOR"),
                Columns.instant(row, "ASKED_AT"),
                PointsBatch.State.valueOf(row.getString("STATE")),
                Columns.instantOrNull(row, "STARTED_AT"),
                row.getString("STARTED_BY"),
                row.getString("DECIDER"),
                row.getLong("REACHED"));
    }

    private static BatchRow row(ResultSet row) throws SQLException {
        Long member = Columns.longOrNull(row, "MEMBER_ID");
        return new BatchRow(
                row.getLong("LINE"),
                row.getString("NAMED"),
                member == null ? null : new MemberId(member),
                row.getLong("POINTS"),
                BatchRow.State.valueOf(row.getString("STATE")),
                row.getString("PROBLEM"));
    }
}
