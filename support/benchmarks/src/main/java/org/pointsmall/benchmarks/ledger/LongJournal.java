package org.pointsmall.benchmarks.ledger;

import java.util.List;
import java.util.stream.Stream;

/**
 * A long journal of like members, as the store would have written it: ten times over, each earns 100 points, holds 60 and
 * commits them, holds 30 and releases them. Its rows agree with each other, so that the proof finds nothing.
 *
 * @param members how many, with {@value #ENTRIES_OF_EACH} entries each
 */
record LongJournal(long members) {
    static final int ENTRIES_OF_EACH = 50;

    /** The keys to other tables are not checked while rows are made: it is the reading that is measured. */
    private static final String UNCHECKED = "SET session_replication_role = replica; ";

    private static final List<String> INDEXES = List.of(
            "LOYALTY_JOURNAL_ACCOUNT_IX ON LOYALTY_JOURNAL (ACCOUNT_ID, ENTRY_ID)",
            "LOYALTY_JOURNAL_ORDER_IX ON LOYALTY_JOURNAL (ORDER_ID)",
            "LOYALTY_JOURNAL_AT_IX ON LOYALTY_JOURNAL (POSTED_AT)",
            "LOYALTY_POSTING_BOOK_IX ON LOYALTY_POSTING (ACCOUNT_ID, ENTRY_ID)");
    private static final List<String> ROWS = List.of(
            """
            INSERT INTO LOYALTY_ACCOUNT (ACCOUNT_ID, MEMBER_ID, STATUS, AVAILABLE, SPENT, OPENED_AT)
            SELECT i, i, 'ACTIVE', 400, 600, now() FROM generate_series(1, {n}) i""",
            """
            INSERT INTO LOYALTY_LOT (LOT_ID, ACCOUNT_ID, AVAILABLE, EARNED_AT, AVAILABLE_AT)
            SELECT c * {n} + i, i, 40, now(), now() FROM generate_series(0, 9) c, generate_series(1, {n}) i""",
            """
            INSERT INTO LOYALTY_HOLD (HOLD_ID, ACCOUNT_ID, ORDER_ID, CLAIM_ORDER_ID, POINTS, COMMITTED_POINTS, MONEY,
              CURRENCY, RATE_POINTS, RATE_MONEY, STATUS, OPENED_AT, DUE_AT, ENDED_AT)
            SELECT h, i, h, CASE WHEN c % 2 = 0 THEN h END, CASE WHEN c % 2 = 0 THEN 60 ELSE 30 END,
              CASE WHEN c % 2 = 0 THEN 60 ELSE 0 END, 60, 'CNY', 1, 1,
              CASE WHEN c % 2 = 0 THEN 'COMMITTED' ELSE 'RELEASED' END, now(), now(), now()
            FROM (SELECT c, i, c * {n} + i AS h FROM generate_series(0, 19) c, generate_series(1, {n}) i) holds""",
            """
            INSERT INTO LOYALTY_HOLD_LOT (HOLD_ID, LOT_ID, POINTS)
            SELECT c * {n} + i, (c / 2) * {n} + i, CASE WHEN c % 2 = 0 THEN 60 ELSE 30 END
            FROM generate_series(0, 19) c, generate_series(1, {n}) i""",
            """
            INSERT INTO LOYALTY_JOURNAL (ENTRY_ID, ACCOUNT_ID, KIND, POSTING_KEY, CONTENT_HASH, POINTS, OWNED_AFTER,
              ORDER_ID, HOLD_ID, ACTOR, POSTED_AT)
            SELECT e, i, (ARRAY['EARN', 'HOLD', 'BURN', 'HOLD', 'RELEASE'])[k % 5 + 1],
              (ARRAY['earn-order:', 'hold:', 'burn:', 'hold:', 'release:'])[k % 5 + 1]
                || CASE WHEN k % 5 = 0 THEN e ELSE h END,
              repeat('0123456789abcdef', 4), CASE k % 5 WHEN 0 THEN 100 WHEN 2 THEN -60 ELSE 0 END,
              k / 5 * 40 + CASE WHEN k % 5 < 2 THEN 100 ELSE 40 END, e, CASE WHEN k % 5 > 0 THEN h END, 'checkout', now()
            FROM (SELECT k, i, k * {n} + i AS e, (k / 5 * 2 + (k % 5 - 1) / 2) * {n} + i AS h
              FROM generate_series(0, 49) k, generate_series(1, {n}) i) entries""",
            """
            INSERT INTO LOYALTY_POSTING (ENTRY_ID, LINE, SIDE, ACCOUNT_ID, LOT_ID, AMOUNT)
            SELECT k * {n} + i, l, (ARRAY['PROGRAMME_ISSUED', 'MEMBER_AVAILABLE', 'MEMBER_AVAILABLE', 'MEMBER_HELD',
                'MEMBER_HELD', 'PROGRAMME_BURNED', 'MEMBER_AVAILABLE', 'MEMBER_HELD', 'MEMBER_HELD',
                'MEMBER_AVAILABLE'])[k % 5 * 2 + l],
              i, CASE WHEN (k % 5 = 0 AND l = 1) OR (k % 5 = 2 AND l = 2) THEN NULL ELSE k / 5 * {n} + i END,
              (ARRAY[100, 60, 60, 30, 30])[k % 5 + 1] * CASE WHEN l = 1 THEN -1 ELSE 1 END
            FROM generate_series(0, 49) k, generate_series(1, {n}) i, generate_series(1, 2) l""");

    long entries() {
        return members * ENTRIES_OF_EACH;
    }

    /** What makes the rows; the larger indexes are made at once and not row by row. */
    List<String> statements() {
        List<String> drops = INDEXES.stream()
                .map(index -> "DROP INDEX " + index.substring(0, index.indexOf(' ')))
                .toList();
        List<String> inserts = ROWS.stream()
                .map(rows -> UNCHECKED + rows.replace("{n}", members + "::bigint"))
                .toList();
        List<String> creates =
                INDEXES.stream().map(index -> "CREATE INDEX " + index).toList();
        return Stream.of(drops, inserts, creates).flatMap(List::stream).toList();
    }
}
