package org.pointsmall.loyalty.proof.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.proof.MallRows.DeliveryRow;
import org.pointsmall.loyalty.proof.MallRows.ExchangeRow;
import org.pointsmall.loyalty.proof.MallRows.ExchangedRow;
import org.pointsmall.loyalty.proof.MallRows.PoolRow;
import org.pointsmall.loyalty.proof.MallRows.RewardRow;
import org.pointsmall.loyalty.proof.MallRows.SentRow;

/** Shows what was bought with points, with the entries that paid it, and the codes that were given. */
final class RewardReading {
    /** Pages are cut before they are joined, as those of entries are. */
    static final String EXCHANGES = "SELECT j.ENTRY_ID, j.POSTING_KEY, j.POINTS,"
            + " (SELECT COALESCE(SUM(g.POINTS), 0) FROM LOYALTY_JOURNAL g WHERE g.REVERSES_ENTRY_ID = j.ENTRY_ID),"
            + " o.MEMBER_ID, r.REWARD_ID, r.MEMBER_ID, r.BOUGHT_BY, r.REQUEST_KEY, r.POINTS, r.POINTS_BACK FROM"
            + " (SELECT ENTRY_ID, ACCOUNT_ID, POSTING_KEY, POINTS FROM LOYALTY_JOURNAL"
            + " WHERE KIND = 'EXCHANGE' AND ENTRY_ID > ? ORDER BY ENTRY_ID LIMIT %d) j"
            + " JOIN LOYALTY_ACCOUNT a ON a.ACCOUNT_ID = j.ACCOUNT_ID"
            + " JOIN LOYALTY_ACCOUNT o ON o.ACCOUNT_ID = COALESCE(a.MERGED_INTO, a.ACCOUNT_ID)"
            + " LEFT JOIN LOYALTY_REWARD r ON r.ENTRY_ID = j.ENTRY_ID ORDER BY j.ENTRY_ID";

    static final String REWARDS = "SELECT r.REWARD_ID, r.ENTRY_ID, j.KIND, r.KIND, r.SUBJECT, r.POINTS, r.POINTS_BACK,"
            + " r.USES, r.USES_LEFT, r.ENDED,"
            + " (SELECT COUNT(*) FROM LOYALTY_REWARD_USE u WHERE u.REWARD_ID = r.REWARD_ID), c.POOL_ID,"
            + " (SELECT COUNT(*) FROM LOYALTY_DELIVERY d WHERE d.REWARD_ID = r.REWARD_ID),"
            + " (SELECT COALESCE(MAX(d.NTH), 0) FROM LOYALTY_DELIVERY d WHERE d.REWARD_ID = r.REWARD_ID),"
            + " (SELECT COALESCE(SUM(d.POINTS_BACK), 0) FROM LOYALTY_DELIVERY d WHERE d.REWARD_ID = r.REWARD_ID),"
            + " p.NEXT_NTH FROM"
            + " (SELECT REWARD_ID, ENTRY_ID, KIND, SUBJECT, POINTS, POINTS_BACK, USES, USES_LEFT, ENDED"
            + " FROM LOYALTY_REWARD WHERE REWARD_ID > ? ORDER BY REWARD_ID LIMIT %d) r"
            + " JOIN LOYALTY_JOURNAL j ON j.ENTRY_ID = r.ENTRY_ID"
            + " LEFT JOIN LOYALTY_CODE c ON c.REWARD_ID = r.REWARD_ID"
            + " LEFT JOIN LOYALTY_DELIVERY_PLAN p ON p.REWARD_ID = r.REWARD_ID ORDER BY r.REWARD_ID";

    static final String DELIVERIES =
            "SELECT r.REWARD_ID, r.ENTRY_ID, r.POINTS, r.USES, d.NTH, d.HOW, d.POINTS_BACK FROM"
                    + " (SELECT DISTINCT REWARD_ID FROM LOYALTY_DELIVERY WHERE REWARD_ID > ? ORDER BY REWARD_ID LIMIT %d) s"
                    + " JOIN LOYALTY_REWARD r ON r.REWARD_ID = s.REWARD_ID"
                    + " JOIN LOYALTY_DELIVERY d ON d.REWARD_ID = s.REWARD_ID ORDER BY r.REWARD_ID, d.NTH";

    static final String POOLS = "SELECT p.POOL_ID, p.ADDED, p.GIVEN, COUNT(c.NTH), COALESCE(MAX(c.NTH), 0),"
            + " COUNT(c.REWARD_ID), COALESCE(MAX(CASE WHEN c.REWARD_ID IS NOT NULL THEN c.NTH END), 0) FROM"
            + " (SELECT POOL_ID, ADDED, GIVEN FROM LOYALTY_CODE_POOL WHERE POOL_ID > ? ORDER BY POOL_ID LIMIT %d) p"
            + " LEFT JOIN LOYALTY_CODE c ON c.POOL_ID = p.POOL_ID"
            + " GROUP BY p.POOL_ID, p.ADDED, p.GIVEN ORDER BY p.POOL_ID";

    private RewardReading() {}

    static ExchangeRow exchange(ResultSet row) throws SQLException {
        return new ExchangeRow(
                row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4), row.getLong(5), exchanged(row));
    }

    private static @Nullable ExchangedRow exchanged(ResultSet row) throws SQLException {
        long id = row.getLong(6);
        return row.wasNull()
                ? null
                : new ExchangedRow(
                        id, row.getLong(7), row.getLong(8), row.getString(9), row.getLong(10), row.getLong(11));
    }

    static RewardRow reward(ResultSet row) throws SQLException {
        long pool = row.getLong(12);
        Long from = row.wasNull() ? null : pool;
        long next = row.getLong(16);
        Long comes = row.wasNull() ? null : next;
        return new RewardRow(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getString(10),
                row.getLong(11),
                from,
                new SentRow(row.getLong(13), row.getLong(14), row.getLong(15), comes));
    }

    static DeliveryRow delivery(ResultSet row) throws SQLException {
        return new DeliveryRow(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getString(6),
                row.getLong(7));
    }

    static PoolRow pool(ResultSet row) throws SQLException {
        return new PoolRow(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7));
    }
}
