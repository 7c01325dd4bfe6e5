package org.pointsmall.benchmarks.ledger;

import java.time.Instant;
import java.util.List;

/**
 * A programme's first three years, written by the database itself: lots of 100 points that are earned evenly over the
 * time and expire a year later with the end of the month, which the job takes two hours for. Three in five are held and
 * burned between a day and 200 days later; the others expire.
 *
 * @param lots how many
 * @param members whose they are, at random
 */
record ThreeYears(long lots, long members) {
    static final Instant BEGIN = Instant.parse("2023-01-01T00:00:00Z");
    static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private static final long USUAL_MEMBERS = 10_000;
    private static final String SPENT = "LOT % 5 < 3 AND BURNED <= NOW";
    private static final String BROKEN = "LOT % 5 >= 3 AND EXPIRED <= NOW";

    ThreeYears(long lots) {
        this(lots, USUAL_MEMBERS);
    }

    List<String> inserts() {
        return List.of(
                "INSERT INTO LOYALTY_ACCOUNT (ACCOUNT_ID, MEMBER_ID, STATUS, OPENED_AT)"
                        + " SELECT m, m, 'ACTIVE', TIMESTAMPTZ '2023-01-01' FROM generate_series(1, " + members + ") m",
                "INSERT INTO LOYALTY_LOT (LOT_ID, ACCOUNT_ID, AVAILABLE, EARNED_AT, AVAILABLE_AT, EXPIRES_AT,"
                        + " EXPIRY_MONTH) SELECT LOT, MEMBER, CASE WHEN (" + SPENT + ") OR (" + BROKEN
                        + ") THEN 0 ELSE 100 END, EARNED, EARNED, EXPIRED,"
                        + " CAST(TO_CHAR(EXPIRED - INTERVAL '1 day', 'YYYYMM') AS INT) FROM " + eachLot(),
                entries("EARN", 0, "EARNED", "TRUE"),
                entries("HOLD", 1, "BURNED - INTERVAL '10 minutes'", SPENT),
                entries("BURN", 2, "BURNED", SPENT),
                entries("EXPIRE", 3, "EXPIRED + (LOT % 7200) * INTERVAL '1 second'", BROKEN),
                postings(0, "PROGRAMME_ISSUED", "MEMBER_AVAILABLE", "TRUE"),
                postings(1, "MEMBER_AVAILABLE", "MEMBER_HELD", SPENT),
                postings(2, "MEMBER_HELD", "PROGRAMME_BURNED", SPENT),
                postings(3, "MEMBER_AVAILABLE", "PROGRAMME_BREAKAGE", BROKEN));
    }

    private String entries(String kind, int block, String at, String where) {
        return "INSERT INTO LOYALTY_JOURNAL (ENTRY_ID, ACCOUNT_ID, KIND, POSTING_KEY, CONTENT_HASH, POINTS,"
                + " OWNED_AFTER, ACTOR, POSTED_AT) SELECT LOT + " + block * lots + ", MEMBER, '" + kind + "', '" + kind
                + ":' || LOT, REPEAT('0', 64), 0, 0, 'benchmark', " + at + " FROM " + eachLot() + " WHERE " + where;
    }

    private String postings(int block, String from, String to, String where) {
        return "INSERT INTO LOYALTY_POSTING (ENTRY_ID, LINE, SIDE, ACCOUNT_ID, LOT_ID, AMOUNT)"
                + " SELECT LOT + " + block * lots + ", LINE, SIDE, MEMBER, CASE WHEN SIDE LIKE 'MEMBER%' THEN LOT END,"
                + " AMOUNT FROM " + eachLot() + " CROSS JOIN (VALUES (1, '" + from + "', -100), (2, '" + to
                + "', 100)) AS LINES (LINE, SIDE, AMOUNT) WHERE " + where;
    }

    private String eachLot() {
        return "(SELECT LOT, (HASHINT8(LOT) & 2147483647) % " + members
                + " + 1 AS MEMBER, EARNED, EARNED + (1 + LOT % 200) * INTERVAL '1 day'"
                + " AS BURNED, DATE_TRUNC('month', EARNED + INTERVAL '13 months') AS EXPIRED, TIMESTAMPTZ '" + NOW
                + "' AS NOW FROM (SELECT n AS LOT, DATE_TRUNC('milliseconds', TIMESTAMPTZ '" + BEGIN + "' + (n / "
                + lots + ".0) * (TIMESTAMPTZ '" + NOW + "' - TIMESTAMPTZ '" + BEGIN
                + "')) AS EARNED FROM generate_series(1, " + lots + ") n) EARNINGS) EACH_LOT";
    }
}
