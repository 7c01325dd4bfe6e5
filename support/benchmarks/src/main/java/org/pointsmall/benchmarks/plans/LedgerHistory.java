package org.pointsmall.benchmarks.plans;

import java.util.List;

/**
 * What members have done over the years, written by the database itself. Of each member's lots the newest
 * {@value #LIVE} have points left; each member has {@value #HOLDS} holds that were released. A history to be read and
 * not proven: what used up the older lots is left out.
 *
 * @param members how many, with ids from 1 on
 * @param lots how many each has earned
 */
record LedgerHistory(long members, long lots) {
    static final int LIVE = 5;
    static final int HOLDS = 20;

    List<String> inserts() {
        return List.of(
                """
                INSERT INTO LOYALTY_ACCOUNT (MEMBER_ID, STATUS, AVAILABLE, OPENED_AT)
                SELECT m, 'ACTIVE', %d, now() - interval '4 years' FROM generate_series(1, %d) m
                """
                        .formatted(LIVE * 100, members),
                """
                INSERT INTO LOYALTY_LOT (ACCOUNT_ID, AVAILABLE, EARNED_AT, AVAILABLE_AT, EXPIRES_AT, EXPIRY_MONTH)
                SELECT a.ACCOUNT_ID, CASE WHEN n > %d THEN 100 ELSE 0 END, e.AT, e.AT, e.AT + interval '2 years',
                  to_char(e.AT + interval '2 years', 'YYYYMM')::int
                FROM generate_series(1, %d) n, LOYALTY_ACCOUNT a,
                  LATERAL (SELECT now() - (%d - n) * interval '1 week' - a.ACCOUNT_ID * interval '1 minute' AS AT) e
                """
                        .formatted(lots - LIVE, lots, lots),
                """
                INSERT INTO LOYALTY_JOURNAL (ACCOUNT_ID, KIND, POSTING_KEY, CONTENT_HASH, POINTS, OWNED_AFTER, ORDER_ID,
                  ORDER_NUMBER, ACTOR, POSTED_AT)
                SELECT ACCOUNT_ID, 'EARN', 'earn-order:' || LOT_ID, repeat('0', 64), 100, 100, LOT_ID, LOT_ID, 'history',
                  EARNED_AT FROM LOYALTY_LOT ORDER BY LOT_ID
                """,
                """
                INSERT INTO LOYALTY_POSTING (ENTRY_ID, LINE, SIDE, ACCOUNT_ID, LOT_ID, AMOUNT)
                SELECT j.ENTRY_ID, l.LINE, l.SIDE, j.ACCOUNT_ID, CASE l.LINE WHEN 2 THEN j.ORDER_ID END, l.AMOUNT
                FROM LOYALTY_JOURNAL j,
                  (VALUES (1, 'PROGRAMME_ISSUED', -100), (2, 'MEMBER_AVAILABLE', 100)) l (LINE, SIDE, AMOUNT)
                """,
                """
                INSERT INTO LOYALTY_HOLD (ACCOUNT_ID, ORDER_ID, POINTS, STATUS, OPENED_AT, DUE_AT, ENDED_AT)
                SELECT a.ACCOUNT_ID, a.ACCOUNT_ID * %d + n, 100, 'RELEASED', e.AT, e.AT + interval '15 minutes', e.AT
                FROM LOYALTY_ACCOUNT a, generate_series(1, %d) n,
                  LATERAL (SELECT now() - n * interval '1 month' AS AT) e
                """
                        .formatted(HOLDS, HOLDS),
                """
                INSERT INTO LOYALTY_HOLD_LOT (HOLD_ID, LOT_ID, POINTS)
                SELECT h.HOLD_ID, l.LOT_ID, 100 FROM LOYALTY_HOLD h
                JOIN (SELECT ACCOUNT_ID, min(LOT_ID) AS LOT_ID FROM LOYALTY_LOT GROUP BY ACCOUNT_ID) l
                  ON l.ACCOUNT_ID = h.ACCOUNT_ID
                """,
                "VACUUM ANALYZE");
    }
}
