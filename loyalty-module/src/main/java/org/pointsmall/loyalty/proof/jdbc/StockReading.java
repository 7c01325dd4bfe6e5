package org.pointsmall.loyalty.proof.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.proof.MallRows.ClaimRow;
import org.pointsmall.loyalty.proof.MallRows.ClaimingRow;
import org.pointsmall.loyalty.proof.MallRows.QuotaRow;
import org.pointsmall.loyalty.transaction.jdbc.Columns;

/** Shows what is taken of limited quantities, and the claims that took it. */
final class StockReading {
    /** Of open and sold claims apart: the index begins with that. */
    static final String STOCK = "SELECT s.STOCK_KEY, s.TAKEN,"
            + " (SELECT COALESCE(SUM(c.QUANTITY - c.BACK), 0) FROM LOYALTY_STOCK_CLAIM c"
            + " WHERE c.SOLD = TRUE AND c.STOCK_KEY = s.STOCK_KEY)"
            + " + (SELECT COALESCE(SUM(c.QUANTITY - c.BACK), 0) FROM LOYALTY_STOCK_CLAIM c"
            + " WHERE c.SOLD = FALSE AND c.STOCK_KEY = s.STOCK_KEY)"
            + " FROM (SELECT STOCK_KEY, TAKEN FROM LOYALTY_STOCK WHERE STOCK_KEY > ? ORDER BY STOCK_KEY LIMIT ";

    static final String BY_KEY = ") s ORDER BY s.STOCK_KEY";

    private static final String MEMBERS =
            "SELECT MEMBER_ID FROM LOYALTY_STOCK_QUOTA WHERE MEMBER_ID > ?" + " ORDER BY MEMBER_ID LIMIT %d";
    private static final String QUOTAS = "SELECT q.MEMBER_ID, q.STOCK_KEY, q.PERIOD, q.TAKEN,"
            + " (SELECT COALESCE(SUM(c.QUANTITY - c.QUOTA_BACK), 0) FROM LOYALTY_STOCK_CLAIM c"
            + " WHERE c.MEMBER_ID = q.MEMBER_ID AND c.STOCK_KEY = q.STOCK_KEY AND c.PERIOD = q.PERIOD)"
            + " FROM LOYALTY_STOCK_QUOTA q WHERE q.MEMBER_ID > ? AND q.MEMBER_ID <= ? ORDER BY q.MEMBER_ID";
    private static final String CLAIMS =
            "SELECT c.CLAIM_ID, c.CLAIMED_BY, c.STOCK_KEY, c.QUANTITY, c.BACK, c.QUOTA_BACK,"
                    + " c.MEMBER_ID, c.STOCK_COMES_BACK, c.QUOTA_COMES_BACK, c.SOLD, s.STOCK_KEY, q.STOCK_KEY FROM"
                    + " (SELECT CLAIM_ID, CLAIMED_BY, STOCK_KEY, QUANTITY, BACK, QUOTA_BACK, MEMBER_ID, PERIOD,"
                    + " STOCK_COMES_BACK, QUOTA_COMES_BACK, SOLD FROM LOYALTY_STOCK_CLAIM"
                    + " WHERE CLAIM_ID > ? ORDER BY CLAIM_ID LIMIT %d) c"
                    + " LEFT JOIN LOYALTY_STOCK s ON s.STOCK_KEY = c.STOCK_KEY"
                    + " LEFT JOIN LOYALTY_STOCK_QUOTA q ON q.STOCK_KEY = c.STOCK_KEY AND q.MEMBER_ID = c.MEMBER_ID"
                    + " AND q.PERIOD = c.PERIOD ORDER BY c.CLAIM_ID";
    private static final String CLAIMING = "SELECT REWARD_ID, OFFER_ID, PIECES, USES, USES_LEFT, ENDED"
            + " FROM LOYALTY_REWARD WHERE REWARD_ID IN (%s)";
    private static final String REWARD = "reward:";

    private StockReading() {}

    static OptionalLong quotas(Connection connection, int page, long after, Consumer<QuotaRow> seen)
            throws SQLException {
        OptionalLong last =
                JdbcMallRows.show(connection, MEMBERS.formatted(page), row -> row.getLong(1), any -> {}, after);
        return last.isEmpty()
                ? last
                : JdbcMallRows.show(
                        connection,
                        QUOTAS,
                        row -> new QuotaRow(
                                row.getString(2), row.getLong(1), row.getString(3), row.getLong(4), row.getLong(5)),
                        seen,
                        after,
                        last.getAsLong());
    }

    static OptionalLong claims(Connection connection, int page, long after, Consumer<ClaimRow> seen)
            throws SQLException {
        List<ClaimRow> claims = new ArrayList<>();
        OptionalLong last =
                JdbcMallRows.show(connection, CLAIMS.formatted(page), StockReading::claim, claims::add, after);
        Map<String, ClaimingRow> rewards = rewards(connection, page, claims);
        claims.forEach(claim -> seen.accept(of(claim, rewards.get(claim.by()))));
        return last;
    }

    private static ClaimRow claim(ResultSet row) throws SQLException {
        long id = row.getLong(7);
        Long member = row.wasNull() ? null : id;
        return new ClaimRow(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                member,
                row.getBoolean(8),
                row.getBoolean(9),
                row.getBoolean(10),
                row.getString(11) != null && (member == null || row.getString(12) != null),
                null);
    }

    private static ClaimRow of(ClaimRow claim, @Nullable ClaimingRow reward) {
        return new ClaimRow(
                claim.id(),
                claim.by(),
                claim.key(),
                claim.quantity(),
                claim.back(),
                claim.quotaBack(),
                claim.member(),
                claim.stockComesBack(),
                claim.quotaComesBack(),
                claim.sold(),
                claim.counted(),
                reward);
    }

    /** By what claims for them say. */
    private static Map<String, ClaimingRow> rewards(Connection connection, int page, List<ClaimRow> claims)
            throws SQLException {
        long[] ids = claims.stream()
                .filter(claim -> claim.by().startsWith(REWARD))
                .mapToLong(claim -> Long.parseLong(claim.by().substring(REWARD.length())))
                .toArray();
        Map<String, ClaimingRow> rewards = new HashMap<>();
        if (ids.length > 0) {
            String marks = Columns.places(ids.length);
            JdbcMallRows.show(
                    connection,
                    CLAIMING.formatted(marks),
                    row -> rewards.put(
                            REWARD + row.getLong(1),
                            new ClaimingRow(
                                    row.getLong(2),
                                    row.getLong(3),
                                    row.getLong(4),
                                    row.getLong(5),
                                    "VOIDED".equals(row.getString(6)))),
                    any -> {},
                    ids);
        }
        return rewards;
    }
}
