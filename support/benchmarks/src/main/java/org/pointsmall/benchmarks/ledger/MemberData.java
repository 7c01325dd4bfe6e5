package org.pointsmall.benchmarks.ledger;

import java.util.List;
import java.util.Locale;

/**
 * Members with a history, written by the database itself, with a journal that proves: each lot was earned by one entry,
 * and a burnt one was used up by another.
 *
 * <p>Ids are dense: member and account {@code m}, lot {@code (m - first) * lots + 1} and up, beyond {@code idsBefore}.
 *
 * @param first the first member's id
 * @param members how many
 * @param liveLots lots of each that still have all their points
 * @param burntLots older lots of each that have none left
 * @param lotPoints points that each lot was earned with
 * @param firstExpiry when the lots that expire first do, as SQL; each next lot of a member a minute later
 * @param idsBefore lots, and half the entries, that the data before these have taken
 */
public record MemberData(
        long first, long members, long liveLots, long burntLots, long lotPoints, String firstExpiry, long idsBefore) {

    /** Members who have spent nothing yet. */
    static MemberData earning(long first, long members, long lots, long lotPoints, String firstExpiry, long idsBefore) {
        return new MemberData(first, members, lots, 0, lotPoints, firstExpiry, idsBefore);
    }

    /** How many entries each member has. */
    long entries() {
        return liveLots + 2 * burntLots;
    }

    long lots() {
        return members * (liveLots + burntLots);
    }

    long idsAfter() {
        return idsBefore + lots();
    }

    List<String> inserts() {
        return List.of(
                accounts(),
                lotRows(),
                earnEntries(),
                burnEntries(),
                earnPostings(),
                burnPostings(),
                next("LOYALTY_ACCOUNT", "ACCOUNT_ID"),
                next("LOYALTY_LOT", "LOT_ID"),
                next("LOYALTY_JOURNAL", "ENTRY_ID"));
    }

    private String accounts() {
        return "INSERT INTO LOYALTY_ACCOUNT (ACCOUNT_ID, MEMBER_ID, STATUS, AVAILABLE, SPENT, OPENED_AT)"
                + " SELECT m, m, 'ACTIVE', " + liveLots * lotPoints + ", " + burntLots * lotPoints
                + ", TIMESTAMPTZ '2025-01-01' FROM generate_series(" + first + ", " + (first + members - 1) + ") m";
    }

    private String lotRows() {
        return "INSERT INTO LOYALTY_LOT (LOT_ID, ACCOUNT_ID, AVAILABLE, EARNED_AT, AVAILABLE_AT, EXPIRES_AT,"
                + " EXPIRY_MONTH)"
                + " SELECT LOT, MEMBER, CASE WHEN NTH < " + burntLots + " THEN 0 ELSE " + lotPoints + " END,"
                + " EARNED, EARNED, EXPIRES, CAST(TO_CHAR(EXPIRES AT TIME ZONE 'UTC', 'YYYYMM') AS INT) FROM "
                + eachLot();
    }

    private String earnEntries() {
        return entries(
                "EARN",
                "2 * LOT - 1",
                "'earn-order:' || LOT",
                lotPoints,
                "(GREATEST(NTH - " + burntLots + ", 0) + 1) * " + lotPoints,
                "");
    }

    private String burnEntries() {
        return entries("BURN", "2 * LOT", "'burn:' || -LOT", -lotPoints, "0", " WHERE NTH < " + burntLots);
    }

    private String entries(String kind, String id, String key, long points, String owned, String where) {
        return "INSERT INTO LOYALTY_JOURNAL (ENTRY_ID, ACCOUNT_ID, KIND, POSTING_KEY, CONTENT_HASH, POINTS,"
                + " OWNED_AFTER, ACTOR, POSTED_AT) SELECT " + id + ", MEMBER, '" + kind + "', " + key
                + ", REPEAT('0', 64), " + points + ", " + owned + ", 'benchmark', EARNED FROM " + eachLot() + where;
    }

    private String earnPostings() {
        return postings("2 * LOT - 1", "PROGRAMME_ISSUED", lotPoints, "");
    }

    private String burnPostings() {
        return postings("2 * LOT", "PROGRAMME_BURNED", -lotPoints, " WHERE NTH < " + burntLots);
    }

    private String postings(String entry, String otherSide, long amount, String where) {
        return "INSERT INTO LOYALTY_POSTING (ENTRY_ID, LINE, SIDE, ACCOUNT_ID, LOT_ID, AMOUNT)"
                + " SELECT " + entry + ", LINE, CASE LINE WHEN 1 THEN 'MEMBER_AVAILABLE' ELSE '" + otherSide
                + "' END, MEMBER, CASE LINE WHEN 1 THEN LOT END, CASE LINE WHEN 1 THEN " + amount + " ELSE "
                + -amount + " END FROM " + eachLot() + " CROSS JOIN generate_series(1, 2) LINE" + where;
    }

    private String eachLot() {
        long each = liveLots + burntLots;
        return "(SELECT m AS MEMBER, n AS NTH, " + idsBefore + " + (m - " + first + ") * " + each
                + " + n + 1 AS LOT, TIMESTAMPTZ '2025-01-01' + n * INTERVAL '1 minute' AS EARNED, "
                + firstExpiry + " + n * INTERVAL '1 minute' AS EXPIRES FROM generate_series(" + first + ", "
                + (first + members - 1) + ") m, generate_series(0, " + (each - 1) + ") n) EACH_LOT";
    }

    /** The ids were given by hand; what the database gives next lies beyond them. */
    private static String next(String table, String column) {
        return "SELECT setval(pg_get_serial_sequence('" + table + "', '" + column.toLowerCase(Locale.ROOT)
                + "'), (SELECT MAX(" + column + ") FROM " + table + "))";
    }
}
