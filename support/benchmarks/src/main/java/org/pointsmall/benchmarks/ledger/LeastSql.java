package org.pointsmall.benchmarks.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;

/**
 * The floor: hold and commit by the fewest statements of plain SQL that every database of the plugin understands, by
 * hand over JDBC, in the plugin's tables and with its guarantees.
 *
 * <ul>
 *   <li>No overdraft, and one movement of an account at a time: the first statement of each transaction is the
 *       conditional update of the account, which is the lock, the check and the new balance at once.
 *   <li>An order is claimed once (unique), a hold ends once (conditional update), a posting key posts once (unique).
 *   <li>Lots by expiry; the journal in double entry; the hold, and what it took from which lot, on record.
 * </ul>
 *
 * <p>What it leaves out: answers. Whatever is refused here is an exception.
 */
final class LeastSql implements SpendPoints {
    private static final int LASTING_MINUTES = 15;

    private final DataSource database;

    LeastSql(DataSource database) {
        this.database = database;
    }

    @Override
    public void spend(Purchase purchase) throws SQLException {
        Held held = transaction(connection -> hold(connection, purchase));
        transaction(connection -> {
            commit(connection, purchase, held);
            return held;
        });
    }

    private record Held(long hold, long account) {}

    private record Share(long lot, long points) {}

    /** The account's lots that can be spent, soonest expiry first, and what the member owns. */
    private record Lots(long account, long owned, List<Share> shares) {}

    private Held hold(Connection connection, Purchase purchase) throws SQLException {
        OffsetDateTime now = now();
        one(
                connection,
                "UPDATE LOYALTY_ACCOUNT SET AVAILABLE = AVAILABLE - ?, HELD = HELD + ?"
                        + " WHERE MEMBER_ID = ? AND AVAILABLE >= ? AND STATUS = 'ACTIVE'",
                purchase.points(),
                purchase.points(),
                purchase.member(),
                purchase.points());
        Lots lots = take(connection, purchase);
        long hold = insert(
                connection,
                "INSERT INTO LOYALTY_HOLD (ACCOUNT_ID, ORDER_ID, CLAIM_ORDER_ID, POINTS, MONEY, CURRENCY, RATE_POINTS,"
                        + " RATE_MONEY, STATUS, OPENED_AT, DUE_AT) VALUES (?, ?, ?, ?, ?, 'EUR', 1, 1, 'OPEN', ?, ?)",
                "hold_id",
                lots.account(),
                purchase.order(),
                purchase.order(),
                purchase.points(),
                purchase.points(),
                now,
                now.plusMinutes(LASTING_MINUTES));
        long entry = insert(
                connection,
                "INSERT INTO LOYALTY_JOURNAL (ACCOUNT_ID, KIND, POSTING_KEY, CONTENT_HASH, POINTS, OWNED_AFTER,"
                        + " ORDER_ID, HOLD_ID, ACTOR, POSTED_AT) VALUES (?, 'HOLD', ?, ?, 0, ?, ?, ?, 'checkout', ?)",
                "entry_id",
                lots.account(),
                "hold:" + hold,
                hash("HOLD|" + hold + "|" + purchase.points()),
                lots.owned(),
                purchase.order(),
                hold,
                now);
        record(connection, hold, entry, lots);
        return new Held(hold, lots.account());
    }

    private static Lots take(Connection connection, Purchase purchase) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT a.ACCOUNT_ID, a.AVAILABLE + a.PENDING + a.HELD, l.LOT_ID, l.AVAILABLE FROM LOYALTY_ACCOUNT a"
                        + " JOIN LOYALTY_LOT l ON l.LIVE_ACCOUNT_ID = a.ACCOUNT_ID WHERE a.MEMBER_ID = ? AND l.AVAILABLE > 0"
                        + " ORDER BY l.EXPIRES_AT, l.EARNED_AT, l.LOT_ID")) {
            fill(select, purchase.member());
            try (ResultSet row = select.executeQuery()) {
                List<Share> shares = new ArrayList<>();
                long left = purchase.points();
                long account = 0;
                long owned = 0;
                while (left > 0 && row.next()) {
                    account = row.getLong(1);
                    owned = row.getLong(2);
                    long share = Math.min(left, row.getLong(4));
                    shares.add(new Share(row.getLong(3), share));
                    left -= share;
                }
                if (left > 0) {
                    throw new SQLException("the lots hold less than the balance says: " + purchase);
                }
                return new Lots(account, owned, shares);
            }
        }
    }

    private static void record(Connection connection, long hold, long entry, Lots lots) throws SQLException {
        try (PreparedStatement held = connection.prepareStatement(
                        "INSERT INTO LOYALTY_HOLD_LOT (HOLD_ID, LOT_ID, POINTS) VALUES (?, ?, ?)");
                PreparedStatement posting = connection.prepareStatement("INSERT INTO LOYALTY_POSTING"
                        + " (ENTRY_ID, LINE, SIDE, ACCOUNT_ID, LOT_ID, AMOUNT) VALUES (?, ?, ?, ?, ?, ?)");
                PreparedStatement move = connection.prepareStatement(
                        "UPDATE LOYALTY_LOT SET AVAILABLE = AVAILABLE - ?, HELD = HELD + ? WHERE LOT_ID = ?")) {
            int line = 0;
            for (Share share : lots.shares()) {
                add(held, hold, share.lot(), share.points());
                add(posting, entry, ++line, "MEMBER_AVAILABLE", lots.account(), share.lot(), -share.points());
                add(posting, entry, ++line, "MEMBER_HELD", lots.account(), share.lot(), share.points());
                add(move, share.points(), share.points(), share.lot());
            }
            held.executeBatch();
            posting.executeBatch();
            move.executeBatch();
        }
    }

    private static void commit(Connection connection, Purchase purchase, Held held) throws SQLException {
        OffsetDateTime now = now();
        one(
                connection,
                "UPDATE LOYALTY_ACCOUNT SET HELD = HELD - ?, SPENT = SPENT + ? WHERE ACCOUNT_ID = ?",
                purchase.points(),
                purchase.points(),
                held.account());
        one(
                connection,
                "UPDATE LOYALTY_HOLD SET STATUS = 'COMMITTED', COMMITTED_POINTS = POINTS, ENDED_AT = ?"
                        + " WHERE HOLD_ID = ? AND STATUS = 'OPEN'",
                now,
                held.hold());
        long entry = insert(
                connection,
                "INSERT INTO LOYALTY_JOURNAL (ACCOUNT_ID, KIND, POSTING_KEY, CONTENT_HASH, POINTS, OWNED_AFTER,"
                        + " ORDER_ID, ORDER_NUMBER, HOLD_ID, ACTOR, POSTED_AT) SELECT ACCOUNT_ID, 'BURN', ?, ?, ?,"
                        + " AVAILABLE + PENDING + HELD, ?, ?, ?, 'checkout', ? FROM LOYALTY_ACCOUNT"
                        + " WHERE ACCOUNT_ID = ?",
                "entry_id",
                "burn:" + held.hold(),
                hash("BURN|" + held.hold() + "|" + purchase.points()),
                -purchase.points(),
                purchase.order(),
                OurLedger.number(purchase),
                held.hold(),
                now,
                held.account());
        update(
                connection,
                "INSERT INTO LOYALTY_POSTING (ENTRY_ID, LINE, SIDE, ACCOUNT_ID, LOT_ID, AMOUNT)"
                        + " SELECT ?, ROW_NUMBER() OVER (ORDER BY LOT_ID), 'MEMBER_HELD', ?, LOT_ID, -POINTS"
                        + " FROM LOYALTY_HOLD_LOT WHERE HOLD_ID = ?"
                        + " UNION ALL SELECT ?, 0, 'PROGRAMME_BURNED', ?, NULL, POINTS FROM LOYALTY_HOLD"
                        + " WHERE HOLD_ID = ?",
                entry,
                held.account(),
                held.hold(),
                entry,
                held.account(),
                held.hold());
        update(
                connection,
                "UPDATE LOYALTY_LOT SET HELD = HELD - (SELECT h.POINTS FROM LOYALTY_HOLD_LOT h WHERE h.HOLD_ID = ?"
                        + " AND h.LOT_ID = LOYALTY_LOT.LOT_ID)"
                        + " WHERE LOT_ID IN (SELECT LOT_ID FROM LOYALTY_HOLD_LOT WHERE HOLD_ID = ?)",
                held.hold(),
                held.hold());
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T transaction(Work<T> work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            }
        }
    }

    private static long insert(Connection connection, String sql, String key, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql, new String[] {key})) {
            fill(statement, values);
            statement.executeUpdate();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }

    private static void one(Connection connection, String sql, Object... values) throws SQLException {
        int rows = update(connection, sql, values);
        if (rows != 1) {
            throw new SQLException("refused: " + rows + " rows by " + sql);
        }
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            fill(statement, values);
            return statement.executeUpdate();
        }
    }

    private static void add(PreparedStatement batch, Object... values) throws SQLException {
        fill(batch, values);
        batch.addBatch();
    }

    private static void fill(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private static OffsetDateTime now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }

    private static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
