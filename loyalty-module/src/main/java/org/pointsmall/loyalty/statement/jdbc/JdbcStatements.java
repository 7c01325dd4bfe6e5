package org.pointsmall.loyalty.statement.jdbc;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.EntryId;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.ledger.jdbc.JournalRows;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.statement.Statements;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/** Statements straight from the journal's index on account and entry: a page costs the same at any depth. */
public final class JdbcStatements implements Statements {
    private final JdbcTemplate jdbc;

    public JdbcStatements(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public List<JournalEntry> page(MemberId member, @Nullable EntryId before, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a page has at least one entry: " + limit);
        }
        return jdbc.query(
                "SELECT " + JournalRows.COLUMNS + " FROM LOYALTY_JOURNAL j"
                        + " WHERE j.ACCOUNT_ID = (SELECT a.ACCOUNT_ID FROM LOYALTY_ACCOUNT a WHERE a.MEMBER_ID = ?)"
                        + " AND j.ENTRY_ID < ? AND j.POINTS <> 0"
                        + " ORDER BY j.ENTRY_ID DESC LIMIT " + limit,
                JournalRows::entry,
                member.value(),
                before == null ? Long.MAX_VALUE : before.value());
    }

    @Override
    public Optional<Expiration> nextExpiration(MemberId member) {
        return jdbc
                .query(
                        "SELECT l.EXPIRES_AT, SUM(l.AVAILABLE) AS POINTS FROM LOYALTY_LOT l"
                                + " WHERE l.LIVE_ACCOUNT_ID = (SELECT COALESCE(MERGED_INTO, ACCOUNT_ID)"
                                + " FROM LOYALTY_ACCOUNT WHERE MEMBER_ID = ?)"
                                + " AND l.AVAILABLE > 0 AND l.EXPIRES_AT IS NOT NULL"
                                + " GROUP BY l.EXPIRES_AT ORDER BY l.EXPIRES_AT LIMIT 1",
                        (row, index) ->
                                new Expiration(Columns.points(row, "POINTS"), Columns.instant(row, "EXPIRES_AT")),
                        member.value())
                .stream()
                .findFirst();
    }

    @Override
    public OrderPoints ofOrder(long orderId) {
        return jdbc.query(
                        "SELECT COALESCE(SUM(CASE WHEN KIND = 'BURN' THEN -POINTS ELSE 0 END), 0) AS SPENT,"
                                + " COALESCE(SUM(CASE WHEN KIND = 'EARN' THEN POINTS ELSE 0 END), 0) AS EARNED"
                                + " FROM LOYALTY_JOURNAL WHERE ORDER_ID = ?",
                        (row, index) -> new OrderPoints(Columns.points(row, "SPENT"), Columns.points(row, "EARNED")),
                        orderId)
                .get(0);
    }
}
