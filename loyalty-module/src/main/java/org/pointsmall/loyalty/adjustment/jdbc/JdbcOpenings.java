package org.pointsmall.loyalty.adjustment.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.adjustment.batch.BatchRow;
import org.pointsmall.loyalty.adjustment.opening.OpeningRow;
import org.pointsmall.loyalty.adjustment.opening.OpeningStore;
import org.pointsmall.loyalty.adjustment.opening.OpeningSums;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.pointsmall.loyalty.transaction.jdbc.ManyRows;
import org.pointsmall.loyalty.transaction.jdbc.ManyRows.Column;
import org.pointsmall.loyalty.transaction.jdbc.PostgreSql;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows of batches with what only openings have. */
public final class JdbcOpenings implements OpeningStore {
    private static final String ROWS = "SELECT LINE, NAMED, MEMBER_ID, POINTS, STATE, PROBLEM, EXTERNAL_ID, ROW_KEY,"
            + " EARNED_ON, LAST_DAY, ASKED, TIER_CODE, TIER_LAST_DAY FROM LOYALTY_POINTS_BATCH_ROW WHERE BATCH_ID = ?";
    private static final String RIGHT =
            " FROM LOYALTY_POINTS_BATCH_ROW WHERE BATCH_ID = ? AND STATE IN ('OPEN', 'MOVED')";
    private static final int[] TYPES = {
        Types.BIGINT,
        Types.BIGINT,
        Types.VARCHAR,
        Types.BIGINT,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR
    };
    private static final int[] UPDATE_TYPES = {Types.BIGINT, Types.VARCHAR, Types.VARCHAR, Types.BIGINT, Types.BIGINT};

    private final JdbcTemplate jdbc;
    private final ManyRows many;

    /** @param dataSource the one that the store's transactions run on */
    public JdbcOpenings(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
        many = new ManyRows(jdbc);
    }

    @Override
    public void add(long batch, List<OpeningRow> rows) {
        if (many.areTaken()) {
            addTogether(batch, rows);
            return;
        }
        jdbc.batchUpdate(
                "INSERT INTO LOYALTY_POINTS_BATCH_ROW (BATCH_ID, LINE, NAMED, POINTS, STATE, PROBLEM, EXTERNAL_ID, ROW_KEY,"
                        + " EARNED_ON, LAST_DAY, ASKED, TIER_CODE, TIER_LAST_DAY)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows.stream()
                        .map(row -> new @Nullable Object[] {
                            batch,
                            row.row().line(),
                            row.row().named(),
                            row.row().points(),
                            row.row().state().name(),
                            row.row().problem(),
                            row.externalId().isEmpty() ? null : row.externalId(),
                            row.key().isEmpty() ? null : row.key(),
                            text(row.earnedOn()),
                            text(row.lastDay()),
                            row.asked(),
                            row.tier(),
                            text(row.tierLastDay())
                        })
                        .toList(),
                TYPES);
    }

    private void addTogether(long batch, List<OpeningRow> rows) {
        many.run(
                "INSERT INTO LOYALTY_POINTS_BATCH_ROW (BATCH_ID, LINE, NAMED, POINTS, STATE, PROBLEM, EXTERNAL_ID, ROW_KEY,"
                        + " EARNED_ON, LAST_DAY, ASKED, TIER_CODE, TIER_LAST_DAY) SELECT ?::bigint, r.*"
                        + " FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS r",
                Long.toString(batch),
                Column.of("bigint", rows, row -> row.row().line()),
                Column.of("varchar", rows, row -> row.row().named()),
                Column.of("bigint", rows, row -> row.row().points()),
                Column.of("varchar", rows, row -> row.row().state().name()),
                Column.of("varchar", rows, row -> row.row().problem()),
                Column.of("varchar", rows, row -> row.externalId().isEmpty() ? null : row.externalId()),
                Column.of("varchar", rows, row -> row.key().isEmpty() ? null : row.key()),
                Column.of("varchar", rows, row -> text(row.earnedOn())),
                Column.of("varchar", rows, row -> text(row.lastDay())),
                Column.of("varchar", rows, OpeningRow::asked),
                Column.of("varchar", rows, OpeningRow::tier),
                Column.of("varchar", rows, row -> text(row.tierLastDay())));
    }

    @Override
    public void added() {
        PostgreSql.takeStock(jdbc, "LOYALTY_POINTS_BATCH_ROW");
    }

    private static @Nullable Long member(OpeningRow row) {
        MemberId member = row.row().member();
        return member == null ? null : member.value();
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    @Override
    public List<OpeningRow> rows(long batch, BatchRow.@Nullable State state, long after, int limit) {
        PostgreSql.goByIndexes(jdbc);
        return state == null
                ? jdbc.query(ROWS + " AND LINE > ? ORDER BY LINE LIMIT ?", JdbcOpenings::row, batch, after, limit)
                : jdbc.query(
                        ROWS + " AND LINE > ? AND STATE = ? ORDER BY LINE LIMIT ?",
                        JdbcOpenings::row,
                        batch,
                        after,
                        state.name(),
                        limit);
    }

    @Override
    public void update(long batch, List<OpeningRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        if (many.areTaken()) {
            // The batch comes with each row: else a large one is looked through for each of them, as it seems to be
            // small.
            many.run(
                    "UPDATE LOYALTY_POINTS_BATCH_ROW SET MEMBER_ID = r.m, STATE = r.s, PROBLEM = r.p"
                            + " FROM unnest(?, ?, ?, ?, ?) AS r(b, l, m, s, p) WHERE BATCH_ID = r.b AND LINE = r.l",
                    Column.of("bigint", rows, row -> batch),
                    Column.of("bigint", rows, row -> row.row().line()),
                    Column.of("bigint", rows, JdbcOpenings::member),
                    Column.of("varchar", rows, row -> row.row().state().name()),
                    Column.of("varchar", rows, row -> row.row().problem()));
            return;
        }
        jdbc.batchUpdate(
                "UPDATE LOYALTY_POINTS_BATCH_ROW SET MEMBER_ID = ?, STATE = ?, PROBLEM = ? WHERE BATCH_ID = ? AND LINE = ?",
                rows.stream()
                        .map(row -> new @Nullable Object[] {
                            member(row),
                            row.row().state().name(),
                            row.row().problem(),
                            batch,
                            row.row().line()
                        })
                        .toList(),
                UPDATE_TYPES);
    }

    @Override
    public void moved(long batch, long first, long last) {
        jdbc.update(
                "UPDATE LOYALTY_POINTS_BATCH_ROW SET STATE = 'MOVED' WHERE BATCH_ID = ? AND LINE >= ? AND LINE <= ?"
                        + " AND STATE = 'OPEN'",
                batch,
                first,
                last);
    }

    @Override
    public Map<String, Set<String>> namesOf(long batch, Collection<String> externalIds) {
        Map<String, Set<String>> names = new HashMap<>();
        if (!externalIds.isEmpty()) {
            List<Object> values = new ArrayList<>(List.of(batch));
            values.addAll(externalIds);
            jdbc.query(
                    "SELECT EXTERNAL_ID, MIN(NAMED) AS NAMED, MAX(NAMED) AS ALSO_NAMED FROM LOYALTY_POINTS_BATCH_ROW"
                            + " WHERE BATCH_ID = ? AND EXTERNAL_ID IN (" + Columns.places(externalIds.size())
                            + ") AND NAMED <> ''"
                            + " GROUP BY EXTERNAL_ID",
                    row -> {
                        names.put(
                                row.getString("EXTERNAL_ID"),
                                new HashSet<>(List.of(row.getString("NAMED"), row.getString("ALSO_NAMED"))));
                    },
                    values.toArray());
        }
        return names;
    }

    @Override
    public Map<String, MemberId> members(Collection<String> externalIds) {
        Map<String, MemberId> members = new HashMap<>();
        if (!externalIds.isEmpty()) {
            jdbc.query(
                    "SELECT EXTERNAL_ID, MEMBER_ID FROM LOYALTY_EXTERNAL_MEMBER WHERE EXTERNAL_ID IN ("
                            + Columns.places(externalIds.size()) + ")",
                    row -> {
                        members.put(row.getString("EXTERNAL_ID"), new MemberId(row.getLong("MEMBER_ID")));
                    },
                    externalIds.toArray());
        }
        return members;
    }

    @Override
    public void keep(Map<String, MemberId> members) {
        if (many.areTaken()) {
            many.run(
                    "INSERT INTO LOYALTY_EXTERNAL_MEMBER (EXTERNAL_ID, MEMBER_ID) SELECT * FROM unnest(?, ?)",
                    Column.of("varchar", members.keySet(), id -> id),
                    Column.of("bigint", members.values(), MemberId::value));
            return;
        }
        jdbc.batchUpdate(
                "INSERT INTO LOYALTY_EXTERNAL_MEMBER (EXTERNAL_ID, MEMBER_ID) VALUES (?, ?)",
                members.entrySet().stream()
                        .map(one -> new Object[] {one.getKey(), one.getValue().value()})
                        .toList());
    }

    @Override
    public OpeningSums sums(long batch) {
        List<OpeningSums.Year> years = jdbc.query(
                "SELECT SUBSTRING(LAST_DAY FROM 1 FOR 4) AS UNTIL, COUNT(*) AS LOTS, SUM(POINTS) AS POINTS" + RIGHT
                        + " AND POINTS > 0 GROUP BY SUBSTRING(LAST_DAY FROM 1 FOR 4)",
                (row, index) -> {
                    String year = row.getString("UNTIL");
                    return new OpeningSums.Year(
                            year == null ? null : Integer.valueOf(year),
                            row.getLong("LOTS"),
                            Points.of(row.getLong("POINTS")));
                },
                batch);
        years.sort((one, other) -> Integer.compare(
                one.year() == null ? Integer.MAX_VALUE : one.year(),
                other.year() == null ? Integer.MAX_VALUE : other.year()));
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT COUNT(DISTINCT MEMBER_ID) AS MEMBERS, COUNT(TIER_CODE) AS TIERS" + RIGHT,
                (row, index) -> new OpeningSums(
                        row.getLong("MEMBERS"),
                        years.stream().mapToLong(OpeningSums.Year::lots).sum(),
                        row.getLong("TIERS"),
                        years.stream().map(OpeningSums.Year::points).reduce(Points.ZERO, Points::plus),
                        years),
                batch));
    }

    private static OpeningRow row(ResultSet row, int index) throws SQLException {
        Long member = Columns.longOrNull(row, "MEMBER_ID");
        return new OpeningRow(
                new BatchRow(
                        row.getLong("LINE"),
                        some(row, "NAMED"),
                        member == null ? null : new MemberId(member),
                        row.getLong("POINTS"),
                        BatchRow.State.valueOf(row.getString("STATE")),
                        row.getString("PROBLEM")),
                some(row, "EXTERNAL_ID"),
                some(row, "ROW_KEY"),
                day(row, "EARNED_ON"),
                day(row, "LAST_DAY"),
                some(row, "ASKED"),
                row.getString("TIER_CODE"),
                day(row, "TIER_LAST_DAY"));
    }

    private static String some(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        String day = row.getString(column);
        return day == null ? null : LocalDate.parse(day);
    }
}
