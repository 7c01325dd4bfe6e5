package org.pointsmall.loyalty.account.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.pointsmall.loyalty.account.DueKeys;
import org.pointsmall.loyalty.account.Transactions;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Expires what is due, chunk by chunk: the accounts of so many due lots are locked, in the order of their ids, and all
 * that is due of them moves to breakage by one entry each. Each chunk is a few statements over all its accounts, and a
 * transaction of its own; a run that is cut off anywhere is taken up by the next one.
 */
public final class JdbcExpireLots {
    private static final String DUE = " l.EXPIRES_AT <= ?";
    /**
     * An account's entry of this chunk, by the newest id from before it: a range that the planner knows to be small,
     * however long the journal is. Under the account's lock nobody else posts one.
     */
    private static final String ENTRY =
            " JOIN LOYALTY_JOURNAL j ON j.ACCOUNT_ID = x.ACCOUNT_ID AND j.ENTRY_ID > ?" + " AND j.KIND = 'EXPIRE'";

    private final JdbcTemplate jdbc;
    private final Transactions transactions;
    private final int atOnce;
    private final Instant now;
    private final String in;
    private Due last;

    /** @param atOnce how many due lots a chunk looks up, and so the most accounts that it locks */
    public JdbcExpireLots(DataSource database, Transactions transactions, Clock clock, int atOnce) {
        jdbc = new JdbcTemplate(database);
        this.transactions = transactions;
        this.atOnce = atOnce;
        now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        in = " IN (" + String.join(", ", Collections.nCopies(atOnce, "?")) + ")";
        last = new Due(Instant.EPOCH.minus(365 * 1000, ChronoUnit.DAYS), 0, 0);
    }

    private record Due(Instant at, long lot, long account) {}

    /** Expires the next chunk and answers how many lots that was; 0 once nothing is due. */
    public long next() {
        return transactions.required(this::expire);
    }

    private long expire() {
        List<Due> due = jdbc.query(
                "SELECT EXPIRY_DUE_AT, LOT_ID, LIVE_ACCOUNT_ID FROM LOYALTY_LOT WHERE EXPIRY_DUE_AT <= ?"
                        + " AND EXPIRY_DUE_AT >= ? AND (EXPIRY_DUE_AT > ? OR LOT_ID > ?)"
                        + " ORDER BY EXPIRY_DUE_AT, LOT_ID LIMIT " + atOnce,
                JdbcExpireLots::due,
                Columns.column(now),
                Columns.column(last.at()),
                Columns.column(last.at()),
                last.lot());
        if (due.isEmpty()) {
            return 0;
        }
        last = due.get(due.size() - 1);
        List<Long> accounts = new ArrayList<>(
                due.stream().map(Due::account).distinct().sorted().toList());
        while (accounts.size() < atOnce) {
            accounts.add(accounts.get(accounts.size() - 1));
        }
        jdbc.query(
                "SELECT ACCOUNT_ID FROM LOYALTY_ACCOUNT WHERE ACCOUNT_ID" + in + " ORDER BY ACCOUNT_ID FOR UPDATE",
                row -> {},
                accounts.toArray());
        return post(accounts);
    }

    private long post(List<Long> accounts) {
        long newest = Objects.requireNonNull(
                jdbc.queryForObject("SELECT COALESCE(MAX(ENTRY_ID), 0) FROM LOYALTY_JOURNAL", Long.class));
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        jdbc.update(
                "INSERT INTO LOYALTY_JOURNAL (ACCOUNT_ID, KIND, POSTING_KEY, CONTENT_HASH, POINTS, OWNED_AFTER, ACTOR,"
                        + " POSTED_AT) SELECT a.ACCOUNT_ID, 'EXPIRE', CONCAT('expire:', a.ACCOUNT_ID, ':', a.EXPIRED),"
                        + " '" + DueKeys.CONTENT + "', -x.POINTS, a.AVAILABLE + a.PENDING + a.HELD - x.POINTS, 'job', ?"
                        + " FROM (SELECT l.LIVE_ACCOUNT_ID, SUM(l.AVAILABLE + l.PENDING) AS POINTS FROM LOYALTY_LOT l"
                        + " WHERE l.LIVE_ACCOUNT_ID" + in + " AND" + DUE + " GROUP BY l.LIVE_ACCOUNT_ID) x"
                        + " JOIN LOYALTY_ACCOUNT a ON a.ACCOUNT_ID = x.LIVE_ACCOUNT_ID",
                with(List.of(at), accounts, at));
        jdbc.update(
                "INSERT INTO LOYALTY_POSTING (ENTRY_ID, LINE, SIDE, ACCOUNT_ID, LOT_ID, AMOUNT)"
                        + " SELECT j.ENTRY_ID, ROW_NUMBER() OVER (PARTITION BY j.ENTRY_ID ORDER BY x.LOT_ID, x.SIDE), x.SIDE,"
                        + " x.ACCOUNT_ID, x.LOT_ID, -x.POINTS FROM (" + lines("AVAILABLE") + " UNION ALL "
                        + lines("PENDING") + " UNION ALL SELECT l.LIVE_ACCOUNT_ID, NULL, 'PROGRAMME_BREAKAGE',"
                        + " -SUM(l.AVAILABLE + l.PENDING) FROM LOYALTY_LOT l WHERE l.LIVE_ACCOUNT_ID" + in + " AND"
                        + DUE + " GROUP BY l.LIVE_ACCOUNT_ID) x" + ENTRY,
                with(with(with(List.of(), accounts, at), accounts, at), accounts, at, newest));
        jdbc.update(
                "UPDATE LOYALTY_ACCOUNT SET AVAILABLE = AVAILABLE - " + sum("AVAILABLE") + ", PENDING = PENDING - "
                        + sum("PENDING") + ", EXPIRED = EXPIRED + " + sum("AVAILABLE + l.PENDING")
                        + " WHERE ACCOUNT_ID" + in,
                with(List.of(at, at, at), accounts));
        return jdbc.update(
                "UPDATE LOYALTY_LOT SET AVAILABLE = 0, PENDING = 0 WHERE LIVE_ACCOUNT_ID" + in + " AND EXPIRES_AT <= ?",
                with(List.of(), accounts, at));
    }

    private String lines(String state) {
        return "SELECT l.LIVE_ACCOUNT_ID AS ACCOUNT_ID, l.LOT_ID AS LOT_ID, 'MEMBER_" + state + "' AS SIDE, l." + state
                + " AS POINTS FROM LOYALTY_LOT l WHERE l.LIVE_ACCOUNT_ID" + in + " AND" + DUE + " AND l." + state
                + " > 0";
    }

    private static String sum(String points) {
        return "(SELECT COALESCE(SUM(l." + points + "), 0) FROM LOYALTY_LOT l"
                + " WHERE l.LIVE_ACCOUNT_ID = LOYALTY_ACCOUNT.ACCOUNT_ID AND" + DUE + ")";
    }

    private static Object[] with(List<?> first, List<Long> accounts, Object... more) {
        List<Object> all = new ArrayList<>(first);
        all.addAll(accounts);
        Collections.addAll(all, more);
        return all.toArray();
    }

    private static Object[] with(Object[] first, List<Long> accounts, Object... more) {
        return with(List.of(first), accounts, more);
    }

    private static Due due(ResultSet row, int index) throws SQLException {
        return new Due(Columns.instant(row, "EXPIRY_DUE_AT"), row.getLong("LOT_ID"), row.getLong("LIVE_ACCOUNT_ID"));
    }
}
