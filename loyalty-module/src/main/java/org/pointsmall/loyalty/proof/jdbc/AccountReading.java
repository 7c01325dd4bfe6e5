package org.pointsmall.loyalty.proof.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.proof.Amounts;
import org.pointsmall.loyalty.proof.LedgerRows.AccountRow;
import org.pointsmall.loyalty.proof.LedgerRows.AccountVisitor;
import org.pointsmall.loyalty.proof.LedgerRows.EntryRow;
import org.pointsmall.loyalty.proof.LedgerRows.HoldRow;
import org.pointsmall.loyalty.proof.LedgerRows.LineRow;
import org.pointsmall.loyalty.proof.LedgerRows.LotRow;
import org.pointsmall.loyalty.proof.LedgerRows.UndoneRow;
import org.pointsmall.loyalty.proof.jdbc.JdbcLedgerRows.PageSizes;

import static org.pointsmall.loyalty.proof.jdbc.JdbcLedgerRows.prepare;

/** Shows some accounts with their entries and lots, in one view. */
final class AccountReading {
    private static final String ACCOUNT_ROWS =
            "SELECT ACCOUNT_ID, AVAILABLE, PENDING, HELD, SPENT, EXPIRED, DEBT FROM LOYALTY_ACCOUNT"
                    + " WHERE ACCOUNT_ID > ? ORDER BY ACCOUNT_ID LIMIT ";

    /** Lots without points are left out: most of a grown ledger's are. */
    private static final String LOT_ROWS =
            "SELECT l.LOT_ID, l.ACCOUNT_ID, l.AVAILABLE, l.PENDING, l.HELD, COALESCE(o.OWED, 0)"
                    + " FROM LOYALTY_LOT l LEFT JOIN LOYALTY_OWED_LOT o"
                    + " ON o.LOT_ID = l.LOT_ID AND o.ACCOUNT_ID = l.ACCOUNT_ID"
                    + " WHERE l.ACCOUNT_ID > ? AND l.ACCOUNT_ID <= ?"
                    + " AND (l.AVAILABLE <> 0 OR l.PENDING <> 0 OR l.HELD <> 0 OR o.OWED <> 0)";

    private static final String NEXT_ACCOUNTS = "ACCOUNT_ID > ? AND ACCOUNT_ID <= ?";
    private static final String REST_OF_ACCOUNT = "ACCOUNT_ID = ? AND ENTRY_ID > ?";

    private final Connection connection;
    private final PageSizes sizes;
    private final AccountVisitor visitor;

    private record Place(long account, long entry) {}

    AccountReading(Connection connection, PageSizes sizes, AccountVisitor visitor) {
        this.connection = connection;
        this.sizes = sizes;
        this.visitor = visitor;
    }

    OptionalLong after(long account) throws SQLException {
        OptionalLong last = showAccounts(account);
        if (last.isPresent()) {
            showEntries(account, last.getAsLong());
            showLots(account, last.getAsLong());
        }
        return last;
    }

    private OptionalLong showAccounts(long after) throws SQLException {
        OptionalLong last = OptionalLong.empty();
        try (PreparedStatement query = prepare(connection, ACCOUNT_ROWS + sizes.accounts(), after);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                last = OptionalLong.of(row.getLong(1));
                visitor.account(new AccountRow(
                        row.getLong(1),
                        Amounts.ofAccount(
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                row.getLong(7))));
            }
        }
        return last;
    }

    private void showEntries(long after, long last) throws SQLException {
        Place place = showPage(NEXT_ACCOUNTS, after, last);
        while (place != null) {
            long account = place.account();
            place = showPage(REST_OF_ACCOUNT, account, place.entry());
            if (place == null) {
                place = showPage(NEXT_ACCOUNTS, account, last);
            }
        }
    }

    /** Where the page ends; null where it was the last. */
    private @Nullable Place showPage(String where, long from, long to) throws SQLException {
        int entries = 0;
        EntryRow entry = null;
        try (PreparedStatement query = prepare(connection, entryPage(where), from, to);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                if (entry == null || entry.id() != row.getLong(1)) {
                    entry = entry(row);
                    entries++;
                    visitor.entry(entry);
                }
                String side = row.getString(11);
                if (side != null) {
                    visitor.line(new LineRow(side, row.getLong(12), longOrNull(row, 13), row.getLong(14)));
                }
            }
        }
        return entry == null || entries < sizes.entries() ? null : new Place(entry.account(), entry.id());
    }

    private void showLots(long after, long last) throws SQLException {
        try (PreparedStatement query = prepare(connection, LOT_ROWS, after, last);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                visitor.lot(new LotRow(
                        row.getLong(1),
                        row.getLong(2),
                        Amounts.ofLot(row.getLong(3), row.getLong(4), row.getLong(5)),
                        row.getLong(6)));
            }
        }
    }

    private static EntryRow entry(ResultSet row) throws SQLException {
        String status = row.getString(9);
        return new EntryRow(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getLong(4),
                row.getLong(5),
                longOrNull(row, 6),
                status == null ? null : new HoldRow(row.getLong(7), row.getLong(8), row.getLong(10), status),
                undone(row));
    }

    private static @Nullable UndoneRow undone(ResultSet row) throws SQLException {
        String kind = row.getString(16);
        return kind == null ? null : new UndoneRow(row.getLong(15), kind, row.getLong(17), row.getLong(18));
    }

    private static @Nullable Long longOrNull(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    /** The page is cut before it is joined: so few rows are looked up by key, in whatever order the tables lie. */
    private String entryPage(String where) {
        return "SELECT j.ENTRY_ID, j.ACCOUNT_ID, j.KIND, j.POINTS, j.OWNED_AFTER, j.HOLD_ID, h.ACCOUNT_ID, h.POINTS,"
                + " h.STATUS, h.COMMITTED_POINTS, p.SIDE, p.ACCOUNT_ID, p.LOT_ID, p.AMOUNT,"
                + " u.ENTRY_ID, u.KIND, u.POINTS, CASE WHEN u.ENTRY_ID IS NOT NULL THEN"
                + " (SELECT SUM(g.POINTS) FROM LOYALTY_JOURNAL g WHERE g.REVERSES_ENTRY_ID = u.ENTRY_ID) END FROM"
                + " (SELECT ENTRY_ID, ACCOUNT_ID, KIND, POINTS, OWNED_AFTER, HOLD_ID, REVERSES_ENTRY_ID FROM LOYALTY_JOURNAL WHERE "
                + where + " ORDER BY ACCOUNT_ID, ENTRY_ID LIMIT " + sizes.entries() + ") j"
                + " LEFT JOIN LOYALTY_HOLD h ON h.HOLD_ID = j.HOLD_ID"
                + " LEFT JOIN LOYALTY_JOURNAL u ON u.ENTRY_ID = j.REVERSES_ENTRY_ID AND j.KIND = 'GIVE_BACK'"
                + " LEFT JOIN LOYALTY_POSTING p ON p.ENTRY_ID = j.ENTRY_ID"
                + " ORDER BY j.ACCOUNT_ID, j.ENTRY_ID";
    }
}
