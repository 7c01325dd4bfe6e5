package org.pointsmall.loyalty.insight.dashboard.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.pointsmall.loyalty.insight.dashboard.EntryReads;
import org.pointsmall.loyalty.insight.dashboard.PointsLine;
import org.pointsmall.loyalty.ledger.EntryKind;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows by the journal's index on the time of posting, from where the page before has ended. */
public final class JdbcEntryReads implements EntryReads {
    private final JdbcTemplate jdbc;

    public JdbcEntryReads(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public List<Row> rows(PointsLine line, Instant from, long after, Instant until, int limit) {
        String kinds = line.entries().stream().map(kind -> "'" + kind + "'").collect(Collectors.joining(", "));
        return jdbc.query(
                "SELECT j.ENTRY_ID, j.POSTED_AT, j.ACCOUNT_ID, j.KIND, SUM(p.AMOUNT) AS AMOUNT, j.ORDER_NUMBER, j.ACTOR,"
                        + " j.REASON FROM LOYALTY_JOURNAL j JOIN LOYALTY_POSTING p ON p.ENTRY_ID = j.ENTRY_ID"
                        + " AND p.SIDE = ? WHERE j.POSTED_AT >= ? AND j.POSTED_AT < ?"
                        + " AND (j.POSTED_AT > ? OR j.ENTRY_ID > ?) AND j.KIND IN (" + kinds + ")"
                        + " GROUP BY j.POSTED_AT, j.ENTRY_ID, j.ACCOUNT_ID, j.KIND, j.ORDER_NUMBER, j.ACTOR, j.REASON"
                        + " ORDER BY j.POSTED_AT, j.ENTRY_ID LIMIT " + limit,
                (row, index) -> new Row(
                        row.getLong("ENTRY_ID"),
                        Columns.instant(row, "POSTED_AT"),
                        row.getLong("ACCOUNT_ID"),
                        EntryKind.valueOf(row.getString("KIND")),
                        line.sign() * row.getLong("AMOUNT"),
                        row.getString("ORDER_NUMBER"),
                        row.getString("ACTOR"),
                        row.getString("REASON")),
                line.side().name(),
                Columns.column(from),
                Columns.column(until),
                Columns.column(from),
                after);
    }
}
