package org.pointsmall.loyalty.insight.figure.jdbc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.pointsmall.loyalty.insight.figure.BurnedFor;
import org.pointsmall.loyalty.insight.figure.CellSums;
import org.pointsmall.loyalty.insight.figure.FigureCell;
import org.pointsmall.loyalty.insight.figure.FigureFamily;
import org.pointsmall.loyalty.insight.figure.HourCounts;
import org.pointsmall.loyalty.insight.figure.OrderCounts;
import org.pointsmall.loyalty.trace.jdbc.TraceJson;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Counts what the journal, the accounts and the members' tiers say: a statement a family, by the index on its time, and one
 * for a span in which nothing happened. What orders say comes with it.
 */
final class JdbcHourCounts implements HourCounts {
    /** By the indexes of the four times that the families below ask for. */
    private static final String HAPPENED = "SELECT COUNT(*) FROM LOYALTY_FIGURE_STATE"
            + " WHERE EXISTS (SELECT 1 FROM LOYALTY_JOURNAL WHERE POSTED_AT >= ? AND POSTED_AT < ?)"
            + " OR EXISTS (SELECT 1 FROM LOYALTY_ACCOUNT WHERE OPENED_AT >= ? AND OPENED_AT < ?)"
            + " OR EXISTS (SELECT 1 FROM LOYALTY_ACCOUNT_CHANGE WHERE CHANGED_AT >= ? AND CHANGED_AT < ?)"
            + " OR EXISTS (SELECT 1 FROM LOYALTY_TIER_CHANGE WHERE CHANGED_AT >= ? AND CHANGED_AT < ?)";

    private final JdbcTemplate jdbc;
    private final OrderCounts orders;

    JdbcHourCounts(DataSource dataSource, OrderCounts orders) {
        jdbc = new JdbcTemplate(dataSource);
        this.orders = orders;
    }

    @Override
    public List<FigureCell> cells(Instant from, Instant until) {
        List<FigureCell> cells = happened(from, until) ? families(from, until) : List.of();
        CellSums sums = new CellSums();
        Stream.concat(cells.stream(), orders.cells(from, until).stream())
                .forEach(cell -> sums.add(cell.family(), cell.one(), cell.other(), cell.amount(), cell.times()));
        return sums.cells();
    }

    private boolean happened(Instant from, Instant until) {
        Object first = Columns.column(from);
        Object end = Columns.column(until);
        return Objects.requireNonNull(
                        jdbc.queryForObject(HAPPENED, Long.class, first, end, first, end, first, end, first, end))
                > 0;
    }

    private List<FigureCell> families(Instant from, Instant until) {
        List<FigureCell> cells = new ArrayList<>();
        cells.addAll(grouped(
                FigureFamily.POINTS,
                "SELECT j.KIND AS ONE, p.SIDE AS OTHER, SUM(p.AMOUNT) AS AMOUNT, COUNT(*) AS TIMES FROM LOYALTY_JOURNAL j"
                        + " JOIN LOYALTY_POSTING p ON p.ENTRY_ID = j.ENTRY_ID AND p.SIDE LIKE 'PROGRAMME%'"
                        + " WHERE j.POSTED_AT >= ? AND j.POSTED_AT < ? GROUP BY j.KIND, p.SIDE",
                from,
                until));
        cells.addAll(sources(from, until));
        cells.addAll(grouped(
                FigureFamily.OPENED,
                "SELECT '' AS ONE, '' AS OTHER, COUNT(*) AS AMOUNT, COUNT(*) AS TIMES FROM LOYALTY_ACCOUNT"
                        + " WHERE OPENED_AT >= ? AND OPENED_AT < ? HAVING COUNT(*) > 0",
                from,
                until));
        cells.addAll(grouped(
                FigureFamily.STATUS,
                "SELECT FROM_STATUS AS ONE, TO_STATUS AS OTHER, COUNT(*) AS AMOUNT, COUNT(*) AS TIMES"
                        + " FROM LOYALTY_ACCOUNT_CHANGE WHERE CHANGED_AT >= ? AND CHANGED_AT < ?"
                        + " GROUP BY FROM_STATUS, TO_STATUS",
                from,
                until));
        cells.addAll(grouped(
                FigureFamily.TIER,
                "SELECT FROM_CODE AS ONE, TO_CODE AS OTHER, COUNT(*) AS AMOUNT, COUNT(*) AS TIMES"
                        + " FROM LOYALTY_TIER_CHANGE WHERE CHANGED_AT >= ? AND CHANGED_AT < ?"
                        + " AND COALESCE(FROM_CODE, '') <> COALESCE(TO_CODE, '') GROUP BY FROM_CODE, TO_CODE",
                from,
                until));
        cells.addAll(merged(from, until));
        cells.addAll(grouped(
                FigureFamily.ENTRIES,
                "SELECT KIND AS ONE, '' AS OTHER, COUNT(*) AS AMOUNT, COUNT(*) AS TIMES FROM LOYALTY_JOURNAL"
                        + " WHERE POSTED_AT >= ? AND POSTED_AT < ?"
                        + " AND (KIND = 'EARN' OR (KIND IN ('BURN', 'EXCHANGE') AND POINTS < 0)) GROUP BY KIND",
                from,
                until));
        cells.addAll(grouped(
                FigureFamily.USED,
                "SELECT CASE WHEN r.KIND IS NULL THEN '" + BurnedFor.OTHER + "' ELSE CONCAT('" + BurnedFor.REWARD
                        + "', r.KIND) END AS ONE, '' AS OTHER, SUM(p.AMOUNT) AS AMOUNT, COUNT(*) AS TIMES"
                        + " FROM LOYALTY_JOURNAL j JOIN LOYALTY_POSTING p ON p.ENTRY_ID = j.ENTRY_ID"
                        + " AND p.SIDE = 'PROGRAMME_BURNED' LEFT JOIN LOYALTY_REWARD r ON r.ENTRY_ID = j.ENTRY_ID"
                        + " WHERE j.POSTED_AT >= ? AND j.POSTED_AT < ? AND j.KIND = 'EXCHANGE' GROUP BY r.KIND",
                from,
                until));
        return cells;
    }

    private List<FigureCell> grouped(FigureFamily family, String sql, Instant from, Instant until) {
        return jdbc.query(
                sql,
                (row, index) -> new FigureCell(
                        family,
                        Objects.requireNonNullElse(row.getString("ONE"), ""),
                        Objects.requireNonNullElse(row.getString("OTHER"), ""),
                        row.getLong("AMOUNT"),
                        row.getLong("TIMES")),
                Columns.column(from),
                Columns.column(until));
    }

    /** The tier that each merged account had last: its own changes end with that. */
    private List<FigureCell> merged(Instant from, Instant until) {
        CellSums sums = new CellSums();
        jdbc.query(
                "SELECT c.TO_CODE FROM LOYALTY_ACCOUNT_CHANGE a JOIN LOYALTY_TIER_CHANGE c ON c.CHANGE_ID ="
                        + " (SELECT MAX(x.CHANGE_ID) FROM LOYALTY_TIER_CHANGE x WHERE x.ACCOUNT_ID = a.ACCOUNT_ID)"
                        + " WHERE a.CHANGED_AT >= ? AND a.CHANGED_AT < ? AND a.TO_STATUS = 'MERGED'"
                        + " AND c.TO_CODE IS NOT NULL",
                row -> {
                    sums.add(FigureFamily.TIER_MERGED, row.getString("TO_CODE"), "", 1, 1);
                },
                Columns.column(from),
                Columns.column(until));
        return sums.cells();
    }

    /** What each award was made of stands in its trace. */
    private List<FigureCell> sources(Instant from, Instant until) {
        AwardSources sources = new AwardSources();
        jdbc.query(
                "SELECT j.RULE_TRACE, -p.AMOUNT AS POINTS FROM LOYALTY_JOURNAL j"
                        + " JOIN LOYALTY_POSTING p ON p.ENTRY_ID = j.ENTRY_ID AND p.SIDE = 'PROGRAMME_ISSUED'"
                        + " WHERE j.POSTED_AT >= ? AND j.POSTED_AT < ? AND j.KIND = 'EARN'",
                row -> {
                    sources.add(row.getLong("POINTS"), TraceJson.read(row.getString("RULE_TRACE")));
                },
                Columns.column(from),
                Columns.column(until));
        return sources.cells();
    }

    @Override
    public Optional<Instant> first() {
        return Stream.of(
                        first("LOYALTY_JOURNAL", "POSTED_AT"),
                        first("LOYALTY_ACCOUNT", "OPENED_AT"),
                        first("LOYALTY_ACCOUNT_CHANGE", "CHANGED_AT"),
                        first("LOYALTY_TIER_CHANGE", "CHANGED_AT"))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private Optional<Instant> first(String table, String column) {
        return jdbc
                .query(
                        "SELECT " + column + " AS MOMENT FROM " + table + " ORDER BY " + column + " LIMIT 1",
                        (row, index) -> Columns.instant(row, "MOMENT"))
                .stream()
                .findFirst();
    }
}
