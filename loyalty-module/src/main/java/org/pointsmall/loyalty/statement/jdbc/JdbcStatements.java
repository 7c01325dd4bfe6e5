package org.pointsmall.loyalty.statement.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.EntryId;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.ledger.jdbc.JournalRows;
import org.pointsmall.loyalty.ledger.jdbc.OneAccount;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.jdbc.PointsColumn;
import org.pointsmall.loyalty.statement.Statements;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Statements straight from the journal's index on account and entry: a page costs the same at any depth. Accounts that
 * have become one are few: each is read like one alone, and the pages are put together.
 */
final class JdbcStatements implements Statements {
    private static final Comparator<Row> NEWEST_FIRST =
            Comparator.comparing((Row row) -> row.entry().id().value()).reversed();

    private final JdbcTemplate jdbc;

    JdbcStatements(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    /** An entry, and what its points paid. */
    private record Row(JournalEntry entry, @Nullable Money paid) {
        Line with(Points balanceAfter) {
            return new Line(entry, balanceAfter, paid);
        }
    }

    @Override
    public List<Line> page(MemberId member, @Nullable EntryId before, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a page has at least one entry: " + limit);
        }
        List<Long> accounts = jdbc.queryForList(OneAccount.ACCOUNTS, Long.class, member.value());
        List<Row> rows = accounts.stream()
                .flatMap(account -> rows(account, before, limit).stream())
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList();
        return accounts.size() == 1
                ? rows.stream().map(row -> row.with(row.entry().ownedAfter())).toList()
                : running(rows, accounts);
    }

    private List<Row> rows(long account, @Nullable EntryId before, int limit) {
        return jdbc.query(
                "SELECT " + JournalRows.COLUMNS
                        + ", CASE WHEN h.COMMITTED_POINTS = h.POINTS THEN h.MONEY END AS PAID, h.CURRENCY AS PAID_IN"
                        + " FROM LOYALTY_JOURNAL j"
                        + " LEFT JOIN LOYALTY_HOLD h ON h.HOLD_ID = j.HOLD_ID AND j.KIND = 'BURN'"
                        + " WHERE j.ACCOUNT_ID = ? AND j.ENTRY_ID < ? AND j.POINTS <> 0"
                        + " ORDER BY j.ENTRY_ID DESC LIMIT " + limit,
                (row, index) -> new Row(JournalRows.entry(row, index), paid(row)),
                account,
                before == null ? Long.MAX_VALUE : before.value());
    }

    private static @Nullable Money paid(ResultSet row) throws SQLException {
        Long minorUnits = Columns.longOrNull(row, "PAID");
        return minorUnits == null ? null : new Money(minorUnits, Currency.getInstance(row.getString("PAID_IN")));
    }

    /** What all accounts owned when the oldest entry was posted, and from there what each entry made of it. */
    private List<Line> running(List<Row> rows, List<Long> accounts) {
        if (rows.isEmpty()) {
            return List.of();
        }
        EntryId oldest = rows.get(rows.size() - 1).entry().id();
        long owned =
                accounts.stream().mapToLong(account -> owned(account, oldest)).sum();
        LinkedList<Line> lines = new LinkedList<>();
        for (int i = rows.size() - 1; i >= 0; i--) {
            JournalEntry entry = rows.get(i).entry();
            owned += entry.id().equals(oldest) ? 0 : entry.points();
            lines.addFirst(rows.get(i).with(Points.of(owned)));
        }
        return lines;
    }

    private long owned(long account, EntryId upTo) {
        return jdbc
                .queryForList(
                        "SELECT OWNED_AFTER FROM LOYALTY_JOURNAL WHERE ACCOUNT_ID = ? AND ENTRY_ID <= ?"
                                + " ORDER BY ENTRY_ID DESC LIMIT 1",
                        Long.class,
                        account,
                        upTo.value())
                .stream()
                .findFirst()
                .orElse(0L);
    }

    @Override
    public Optional<Expiration> nextExpiration(MemberId member) {
        return expirations(member, null, 1).stream().findFirst();
    }

    @Override
    public List<Expiration> expirations(MemberId member, @Nullable Instant after, int limit) {
        return jdbc.query(
                "SELECT l.EXPIRES_AT, SUM(l.AVAILABLE) AS POINTS FROM LOYALTY_LOT l"
                        + " WHERE l.LIVE_ACCOUNT_ID = " + OneAccount.OF_MEMBER
                        + " AND l.AVAILABLE > 0 AND l.EXPIRES_AT > ?"
                        + " GROUP BY l.EXPIRES_AT ORDER BY l.EXPIRES_AT LIMIT " + limit,
                (row, index) -> new Expiration(PointsColumn.read(row, "POINTS"), Columns.instant(row, "EXPIRES_AT")),
                member.value(),
                Columns.column(after == null ? Instant.EPOCH : after));
    }

    @Override
    public OrderPoints ofOrder(long orderId) {
        return jdbc.query(
                        "SELECT COALESCE(SUM(CASE WHEN KIND = 'BURN' THEN -POINTS ELSE 0 END), 0) AS SPENT,"
                                + " COALESCE(SUM(CASE WHEN KIND = 'EARN' THEN POINTS ELSE 0 END), 0) AS EARNED"
                                + " FROM LOYALTY_JOURNAL WHERE ORDER_ID = ?",
                        (row, index) ->
                                new OrderPoints(PointsColumn.read(row, "SPENT"), PointsColumn.read(row, "EARNED")),
                        orderId)
                .get(0);
    }
}
