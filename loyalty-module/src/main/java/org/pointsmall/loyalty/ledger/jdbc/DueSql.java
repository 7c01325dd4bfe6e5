package org.pointsmall.loyalty.ledger.jdbc;

import java.util.List;
import org.pointsmall.loyalty.ledger.DueLots;

/**
 * The statements that post what is due for some accounts, whose ids stand in the place of {@code %s}. A lot waits, or
 * can be spent, as a whole: it never has both pending and available points.
 *
 * @param times how often the condition of what is due asks for the time by which it is
 * @param sameTime lots of one time in the order of their ids, with a limit to follow: that time, after this lot
 * @param later lots in the order of their time, with a limit to follow: after this time, due by
 * @param sums what is due of each account: accounts, times
 * @param lines the lines of the accounts' entries that came after one: that entry, accounts, times
 * @param lots takes from the lots what the lines say: accounts, times
 */
record DueSql(int times, String sameTime, String later, String sums, List<String> lines, String lots) {
    static final String LOCK =
            "SELECT ACCOUNT_ID FROM LOYALTY_ACCOUNT WHERE ACCOUNT_ID IN (%s) ORDER BY ACCOUNT_ID FOR UPDATE";
    static final String ENTRY = "INSERT INTO LOYALTY_JOURNAL (ACCOUNT_ID, KIND, POSTING_KEY, CONTENT_HASH, POINTS,"
            + " OWNED_AFTER, ACTOR, POSTED_AT) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    /** The other side of what expired: accounts, entry. */
    static final String BREAKAGE = "INSERT INTO LOYALTY_POSTING (ENTRY_ID, LINE, SIDE, ACCOUNT_ID, AMOUNT)"
            + " SELECT ENTRY_ID, 1, 'PROGRAMME_BREAKAGE', ACCOUNT_ID, -POINTS FROM LOYALTY_JOURNAL"
            + " WHERE ACCOUNT_ID IN (%s) AND ENTRY_ID > ?";

    /** What has expired while it was pending is never activated. */
    private static final String WAITING =
            "l.PENDING > 0 AND l.AVAILABLE_AT <= ?" + " AND (l.EXPIRES_AT IS NULL OR l.EXPIRES_AT > ?)";

    private static final String EXPIRING = "l.EXPIRES_AT <= ?";

    private static final DueSql ACTIVATION = new DueSql(
            2,
            sameTime("ACTIVATION_DUE_AT"),
            later("ACTIVATION_DUE_AT"),
            sums(WAITING),
            List.of(
                    lines("2 * %s - 1", "'MEMBER_PENDING'", "-l.PENDING", WAITING),
                    lines("2 * %s", "'MEMBER_AVAILABLE'", "l.PENDING", WAITING)),
            lots("AVAILABLE = l.PENDING, PENDING = 0", WAITING));
    private static final DueSql EXPIRY = new DueSql(
            1,
            sameTime("EXPIRY_DUE_AT"),
            later("EXPIRY_DUE_AT"),
            sums(EXPIRING),
            // The side is a word of its own: of a CASE some databases make one as long as the longest, with blanks.
            List.of(
                    lines("2 * %s", "'MEMBER_PENDING'", "-l.PENDING", EXPIRING + " AND l.PENDING > 0"),
                    lines("1 + 2 * %s", "'MEMBER_AVAILABLE'", "-l.AVAILABLE", EXPIRING + " AND l.AVAILABLE > 0")),
            lots("AVAILABLE = 0, PENDING = 0", EXPIRING));

    static DueSql of(DueLots.Due due) {
        return due == DueLots.Due.ACTIVATION ? ACTIVATION : EXPIRY;
    }

    private static String sameTime(String dueAt) {
        return "SELECT ACCOUNT_ID, LOT_ID, " + dueAt + " AS DUE_AT FROM LOYALTY_LOT WHERE " + dueAt
                + " = ? AND LOT_ID > ? ORDER BY LOT_ID LIMIT ";
    }

    private static String later(String dueAt) {
        return "SELECT ACCOUNT_ID, LOT_ID, " + dueAt + " AS DUE_AT FROM LOYALTY_LOT WHERE " + dueAt + " > ? AND "
                + dueAt + " <= ? ORDER BY " + dueAt + ", LOT_ID LIMIT ";
    }

    private static String sums(String due) {
        return "SELECT a.ACCOUNT_ID, a.MEMBER_ID, d.AVAILABLE, d.PENDING, d.YOUNGEST, a.EXPIRED,"
                + " a.AVAILABLE + a.PENDING + a.HELD AS OWNED FROM LOYALTY_ACCOUNT a JOIN"
                + " (SELECT l.ACCOUNT_ID, SUM(l.AVAILABLE) AS AVAILABLE, SUM(l.PENDING) AS PENDING,"
                + " MAX(l.LOT_ID) AS YOUNGEST FROM LOYALTY_LOT l WHERE l.LIVE_ACCOUNT_ID IN (%s) AND " + due
                + " GROUP BY l.ACCOUNT_ID) d ON d.ACCOUNT_ID = a.ACCOUNT_ID";
    }

    /**
     * Lines are numbered through all entries of a statement: that tells them apart, and every database can do it.
     *
     * @param line the number of a line, from its lot's number
     */
    private static String lines(String line, String side, String amount, String due) {
        return "INSERT INTO LOYALTY_POSTING (ENTRY_ID, LINE, SIDE, ACCOUNT_ID, LOT_ID, AMOUNT) SELECT j.ENTRY_ID, "
                + line.formatted("ROW_NUMBER() OVER ()")
                + ", " + side + ", l.ACCOUNT_ID, l.LOT_ID, " + amount
                + " FROM LOYALTY_LOT l JOIN LOYALTY_JOURNAL j ON j.ACCOUNT_ID = l.ACCOUNT_ID AND j.ENTRY_ID > ?"
                + " WHERE l.LIVE_ACCOUNT_ID IN (%s) AND " + due;
    }

    private static String lots(String left, String due) {
        return "UPDATE LOYALTY_LOT l SET " + left + " WHERE l.LIVE_ACCOUNT_ID IN (%s) AND " + due;
    }
}
