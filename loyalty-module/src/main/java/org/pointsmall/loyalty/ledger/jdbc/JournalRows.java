package org.pointsmall.loyalty.ledger.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.AccountId;
import org.pointsmall.loyalty.ledger.EntryDraft;
import org.pointsmall.loyalty.ledger.EntryId;
import org.pointsmall.loyalty.ledger.EntryKind;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.points.jdbc.PointsColumn;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.trace.jdbc.TraceJson;
import org.pointsmall.loyalty.transaction.jdbc.Columns;

/** Reads journal entries. */
public final class JournalRows {
    public static final String COLUMNS = "j.ENTRY_ID, j.ACCOUNT_ID, j.KIND, j.POSTING_KEY, j.CONTENT_HASH, j.POINTS,"
            + " j.OWNED_AFTER, j.ORDER_ID, j.ORDER_NUMBER, j.HOLD_ID, j.ACTOR, j.REASON, j.REVERSES_ENTRY_ID,"
            + " j.RULE_TRACE, j.POSTED_AT";

    private JournalRows() {}

    public static JournalEntry entry(ResultSet row, int index) throws SQLException {
        return new JournalEntry(
                new EntryId(row.getLong("ENTRY_ID")),
                new AccountId(row.getLong("ACCOUNT_ID")),
                EntryKind.valueOf(row.getString("KIND")),
                new PostingKey(row.getString("POSTING_KEY")),
                row.getString("CONTENT_HASH"),
                about(row),
                row.getLong("POINTS"),
                PointsColumn.read(row, "OWNED_AFTER"),
                TraceJson.read(row.getString("RULE_TRACE")),
                Columns.instant(row, "POSTED_AT"));
    }

    private static EntryDraft.Subject about(ResultSet row) throws SQLException {
        Long hold = Columns.longOrNull(row, "HOLD_ID");
        Long reverses = Columns.longOrNull(row, "REVERSES_ENTRY_ID");
        return new EntryDraft.Subject(
                row.getString("ACTOR"),
                order(row),
                hold == null ? null : new HoldId(hold),
                row.getString("REASON"),
                reverses == null ? null : new EntryId(reverses));
    }

    private static @Nullable OrderRef order(ResultSet row) throws SQLException {
        Long id = Columns.longOrNull(row, "ORDER_ID");
        return id == null ? null : new OrderRef(id, row.getString("ORDER_NUMBER"));
    }
}
