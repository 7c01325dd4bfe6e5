package org.pointsmall.benchmarks.ledger;

import java.util.List;

/**
 * A store's members as its list of them sees them, written by the database itself: customers with phones and an order each,
 * ten days on which each was active, tiers and segments of which some are rare.
 *
 * @param members how many
 */
record MembersData(long members) {
    private static final String EACH = " FROM generate_series(1, %d) m";
    /** A day within the last two years, for the tenth time that somebody is active earlier than for the first. */
    private static final String DAY =
            "CAST(TO_CHAR(DATE '2026-01-01' - CAST((HASHINT8(m) & 2147483647) %% 360 + (10 - n) * 35 AS INT),"
                    + " 'YYYYMMDD') AS INT)";

    List<String> inserts() {
        return List.of(
                "CREATE TABLE BLC_CUSTOMER (CUSTOMER_ID BIGINT PRIMARY KEY, USER_NAME VARCHAR(255),"
                        + " EMAIL_ADDRESS VARCHAR(255), FIRST_NAME VARCHAR(255), LAST_NAME VARCHAR(255))",
                "CREATE INDEX CUSTOMER_EMAIL_INDEX ON BLC_CUSTOMER (EMAIL_ADDRESS)",
                "CREATE TABLE BLC_PHONE (PHONE_ID BIGINT PRIMARY KEY, PHONE_NUMBER VARCHAR(255))",
                "CREATE TABLE BLC_CUSTOMER_PHONE (CUSTOMER_PHONE_ID BIGINT PRIMARY KEY, CUSTOMER_ID BIGINT,"
                        + " PHONE_ID BIGINT)",
                "CREATE INDEX CUSTPHONE_PHONE_INDEX ON BLC_CUSTOMER_PHONE (PHONE_ID)",
                "CREATE TABLE BLC_ADDRESS (ADDRESS_ID BIGINT PRIMARY KEY, PHONE_PRIMARY_ID BIGINT)",
                "CREATE INDEX ADDRESS_PHONE_PRI_IDX ON BLC_ADDRESS (PHONE_PRIMARY_ID)",
                "CREATE TABLE BLC_CUSTOMER_ADDRESS (CUSTOMER_ADDRESS_ID BIGINT PRIMARY KEY, CUSTOMER_ID BIGINT,"
                        + " ADDRESS_ID BIGINT)",
                "CREATE INDEX CUSTOMERADDRESS_ADDRESS_INDEX ON BLC_CUSTOMER_ADDRESS (ADDRESS_ID)",
                "CREATE TABLE BLC_ORDER (ORDER_ID BIGINT PRIMARY KEY, CUSTOMER_ID BIGINT, ORDER_NUMBER VARCHAR(255))",
                "CREATE INDEX ORDER_NUMBER_INDEX ON BLC_ORDER (ORDER_NUMBER)",
                each("INSERT INTO BLC_CUSTOMER SELECT m, 'login' || m, 'mail' || m || '@example.com',"
                        + " 'First' || m % 5000, 'Last' || m % 20000"),
                each("INSERT INTO BLC_PHONE SELECT m, '1' || LPAD(CAST(m AS TEXT), 10, '3')"),
                each("INSERT INTO BLC_CUSTOMER_PHONE SELECT m, m, m"),
                each("INSERT INTO BLC_ADDRESS SELECT m, m"),
                each("INSERT INTO BLC_CUSTOMER_ADDRESS SELECT m, m, m"),
                each("INSERT INTO BLC_ORDER SELECT m, m, 'NO' || m"),
                each("INSERT INTO LOYALTY_ACCOUNT (ACCOUNT_ID, MEMBER_ID, STATUS, AVAILABLE, OPENED_AT) SELECT m, m,"
                        + " CASE WHEN m % 100 = 0 THEN 'CLOSED' ELSE 'ACTIVE' END, (HASHINT8(m) & 2147483647) % 50000,"
                        + " TIMESTAMPTZ '2023-01-01' + m * (INTERVAL '3 years' / " + members + ")"),
                each(
                                "INSERT INTO LOYALTY_MEMBER_TIER (ACCOUNT_ID, TIER_CODE, TIER_RANK, REACHED_AT, ENDS_AT, REVIEW_AT,"
                                        + " REVISION) SELECT m, CASE WHEN m % 1000 = 7 THEN 'rare' WHEN m % 10 = 3 THEN 'gold' ELSE"
                                        + " 'silver' END, 1, NOW(), NOW(), NOW(), 0")
                        + " WHERE m % 2 = 1",
                "INSERT INTO LOYALTY_SEGMENT_RUN (RUN_ID, PHASE, SINCE, AS_OF, ZONE_ID, CURRENCY, MEMBERS, GRADED,"
                        + " UP_TO_MEMBER_ID, FINISHED_AT) VALUES (1, 'FINISHED', NOW() - INTERVAL '1 day', NOW(), 'UTC',"
                        + " 'EUR', 0, 0, 0, NOW())",
                "UPDATE LOYALTY_SEGMENTATION SET RUN_ID = 1",
                each("INSERT INTO LOYALTY_MEMBER_SEGMENT (RUN_ID, MEMBER_ID, LAST_ORDER_AT, AGE_DAYS, ORDERS, SPENT,"
                        + " RECENCY, FREQUENCY, MONETARY, SEGMENT) SELECT 1, m, NOW(), 1, 1, 1, 1, 1, 1, CASE WHEN"
                        + " m % 1000 = 9 THEN 'rare' WHEN m % 10 = 4 THEN 'loyal' ELSE 'lost' END"),
                each(
                                "INSERT INTO LOYALTY_ACTIVE_MEMBER (ACTIVITY, ACCOUNT_ID, BUSINESS_DAY, DAY_BEFORE) SELECT 'MOVED', m,"
                                        + " DAY, COALESCE(LAG(DAY) OVER (PARTITION BY m ORDER BY DAY), 0) FROM (SELECT m, "
                                        + DAY.replace("%%", "%") + " AS DAY")
                        + " CROSS JOIN generate_series(1, 10) n) DAYS",
                "INSERT INTO LOYALTY_LAST_ACTIVE (ACCOUNT_ID, BUSINESS_DAY) SELECT ACCOUNT_ID, MAX(BUSINESS_DAY) FROM"
                        + " LOYALTY_ACTIVE_MEMBER GROUP BY ACCOUNT_ID");
    }

    private String each(String insert) {
        return insert + EACH.formatted(members);
    }
}
