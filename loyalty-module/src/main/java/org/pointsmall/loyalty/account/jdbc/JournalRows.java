package org.pointsmall.loyalty.account.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.account.EntryId;
import org.pointsmall.loyalty.account.EntryKind;
import org.pointsmall.loyalty.account.JournalEntry;
import org.pointsmall.loyalty.account.OrderRef;
import org.pointsmall.loyalty.account.PostingKey;

/** Reads journal entries. */
final class JournalRows {
    static final String COLUMNS = "j.ENTRY_ID, j.KIND, j.POSTING_KEY, j.CONTENT_HASH, j.POINTS, j.OWNED_AFTER,"
            + " j.ORDER_ID, j.ORDER_NUMBER, j.RULE_TRACE, j.POSTED_AT";

    private JournalRows() {}

    static JournalEntry entry(ResultSet row, int index) throws SQLException {
        return new JournalEntry(
                new EntryId(row.getLong("ENTRY_ID")),
                EntryKind.valueOf(row.getString("KIND")),
                new PostingKey(row.getString("POSTING_KEY")),
                row.getString("CONTENT_HASH"),
                order(row),
                row.getLong("POINTS"),
                Columns.points(row, "OWNED_AFTER"),
                TraceJson.read(row.getString("RULE_TRACE")),
                Columns.instant(row, "POSTED_AT"));
    }

    private static @Nullable OrderRef order(ResultSet row) throws SQLException {
        Long id = Columns.longOrNull(row, "ORDER_ID");
        return id == null ? null : new OrderRef(id, row.getString("ORDER_NUMBER"));
    }
}
