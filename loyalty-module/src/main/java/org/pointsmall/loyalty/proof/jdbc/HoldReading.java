package org.pointsmall.loyalty.proof.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.proof.LedgerRows.HoldVisitor;
import org.pointsmall.loyalty.proof.LedgerRows.Reservation;
import org.pointsmall.loyalty.proof.jdbc.JdbcLedgerRows.PageSizes;
import org.pointsmall.loyalty.transaction.jdbc.Columns;

import static org.pointsmall.loyalty.proof.jdbc.JdbcLedgerRows.prepare;

/** Shows some holds with the lots that they took from, in one view. */
final class HoldReading {
    private static final String HOLD_ROWS = "SELECT h.HOLD_ID, h.ACCOUNT_ID, h.POINTS, l.LOT_ID, l.POINTS FROM"
            + " (SELECT HOLD_ID, ACCOUNT_ID, POINTS FROM LOYALTY_HOLD WHERE HOLD_ID > ? ORDER BY HOLD_ID LIMIT %d) h LEFT JOIN LOYALTY_HOLD_LOT l ON l.HOLD_ID = h.HOLD_ID ORDER BY h.HOLD_ID";

    /** By their keys: an entry is found by what it did to which hold, through the index that lets it happen once. */
    private static final String ENTRY_ROWS = "SELECT j.POSTING_KEY, j.ENTRY_ID, p.LOT_ID, p.AMOUNT"
            + " FROM LOYALTY_JOURNAL j"
            + " LEFT JOIN LOYALTY_POSTING p ON p.ENTRY_ID = j.ENTRY_ID AND p.SIDE = 'MEMBER_HELD'"
            + " WHERE j.POSTING_KEY IN (%s)";

    private final Connection connection;
    private final PageSizes sizes;
    private final HoldVisitor visitor;

    private static final class Evidence {
        private final long hold;
        private final long account;
        private final long points;
        private final Map<Long, Long> kept = new HashMap<>();
        private final Map<Long, Long> posted = new HashMap<>();
        private @Nullable Long entry;

        Evidence(long hold, long account, long points) {
            this.hold = hold;
            this.account = account;
            this.points = points;
        }
    }

    HoldReading(Connection connection, PageSizes sizes, HoldVisitor visitor) {
        this.connection = connection;
        this.sizes = sizes;
        this.visitor = visitor;
    }

    OptionalLong after(long after) throws SQLException {
        OptionalLong last = OptionalLong.empty();
        Map<String, Evidence> byKey = new LinkedHashMap<>();
        try (PreparedStatement query = prepare(connection, HOLD_ROWS.formatted(sizes.holds()), after);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                long hold = row.getLong(1);
                last = OptionalLong.of(hold);
                long points = row.getLong(3);
                if (points != 0) {
                    long account = row.getLong(2);
                    Evidence evidence =
                            byKey.computeIfAbsent("hold:" + hold, key -> new Evidence(hold, account, points));
                    addLot(evidence.kept, row, 4);
                }
            }
        }
        readEntries(byKey);
        byKey.values()
                .forEach(found -> visitor.hold(new Reservation(
                        found.hold, found.account, found.points, found.entry, found.kept, found.posted)));
        return last;
    }

    private void readEntries(Map<String, Evidence> byKey) throws SQLException {
        if (byKey.isEmpty()) {
            return;
        }
        List<String> keys = new ArrayList<>(byKey.keySet());
        // The last page is filled up by repeating a key, so that all pages are one statement to the database.
        String marks = Columns.places(sizes.holds());
        try (PreparedStatement query = prepare(connection, ENTRY_ROWS.formatted(marks))) {
            for (int i = 0; i < sizes.holds(); i++) {
                query.setString(i + 1, keys.get(Math.min(i, keys.size() - 1)));
            }
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Evidence evidence = byKey.get(row.getString(1));
                    if (evidence != null) {
                        evidence.entry = row.getLong(2);
                        addLot(evidence.posted, row, 3);
                    }
                }
            }
        }
    }

    /** The lot in this column, if any, and the points in the one behind it. */
    private static void addLot(Map<Long, Long> byLot, ResultSet row, int column) throws SQLException {
        long lot = row.getLong(column);
        if (!row.wasNull()) {
            byLot.merge(lot, row.getLong(column + 1), Math::addExact);
        }
    }
}
