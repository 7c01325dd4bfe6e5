package org.pointsmall.loyalty.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.ledger.HoldStatus;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.redemption.EndedHold;
import org.pointsmall.loyalty.redemption.EndedHolds;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The holds joined to the store's own table of orders, past any cache of entities. A page is read backwards over the
 * index on the holds' status, or their ids; the rest are look-ups by key. So a page costs the same in any year.
 */
final class StoreEndedHolds implements EndedHolds {
    private static final String SELECT =
            "SELECT h.HOLD_ID, h.ORDER_ID, a.MEMBER_ID, h.OPENED_AT, h.DUE_AT, o.ORDER_ID AS STORE_ORDER_ID,"
                    + " o.SUBMIT_DATE, o.ORDER_STATUS, c.HOLD_ID AS CLAIM_ID FROM LOYALTY_HOLD h"
                    + " JOIN LOYALTY_ACCOUNT a ON a.ACCOUNT_ID = h.ACCOUNT_ID"
                    + " LEFT JOIN BLC_ORDER o ON o.ORDER_ID = h.ORDER_ID"
                    + " LEFT JOIN LOYALTY_HOLD c ON c.CLAIM_ORDER_ID = h.ORDER_ID"
                    + " WHERE h.STATUS = ? AND h.HOLD_ID < ? ORDER BY h.HOLD_ID DESC LIMIT ";

    private final JdbcTemplate jdbc;

    public StoreEndedHolds(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public List<EndedHold> newestFirst(HoldStatus ended, @Nullable HoldId before, int limit) {
        return jdbc.query(
                SELECT + limit, StoreEndedHolds::hold, ended.name(), before == null ? Long.MAX_VALUE : before.value());
    }

    private static EndedHold hold(ResultSet row, int index) throws SQLException {
        return new EndedHold(
                new HoldId(row.getLong("HOLD_ID")),
                row.getLong("ORDER_ID"),
                new MemberId(row.getLong("MEMBER_ID")),
                Columns.instant(row, "OPENED_AT"),
                Columns.instant(row, "DUE_AT"),
                state(row),
                Columns.longOrNull(row, "CLAIM_ID") != null);
    }

    private static EndedHold.State state(ResultSet row) throws SQLException {
        if (Columns.longOrNull(row, "STORE_ORDER_ID") == null) {
            return EndedHold.State.GONE;
        }
        boolean submitted = row.getObject("SUBMIT_DATE") != null;
        return submitted && !"CANCELLED".equals(row.getString("ORDER_STATUS"))
                ? EndedHold.State.PLACED
                : EndedHold.State.NOT_PLACED;
    }
}
