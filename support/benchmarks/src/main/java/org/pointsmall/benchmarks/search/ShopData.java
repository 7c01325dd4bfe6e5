package org.pointsmall.benchmarks.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.pointsmall.benchmarks.ledger.LedgerServer;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;
import org.pointsmall.loyalty.recommendation.MemberTaste;

/**
 * A shop made up, written by the database itself: products with what they are liked by, and an offer of each. Copies of one
 * offer that the plugin has saved, with another product, name and price each.
 */
final class ShopData {
    static final String DATABASE = "members";
    static final int MEMBERS = 200;
    /** Stand in the offer that is copied, and nowhere else. */
    static final long PRODUCT = 424_242;

    static final long POINTS = 131_313;
    static final String NAME = "Originalware";

    private static final int WORDS = 5_000;
    private static final int BOUGHT = 60;
    private static final int LIKED_WORDS = 60;
    /** Below the first copy's id. */
    static final long FIRST = 1_000_000;

    private ShopData() {}

    /** What of the store's own tables is read. */
    static List<String> storeTables() {
        return List.of(
                "CREATE TABLE BLC_PRODUCT (PRODUCT_ID BIGINT PRIMARY KEY, DEFAULT_SKU_ID BIGINT,"
                        + " DEFAULT_CATEGORY_ID BIGINT, ARCHIVED CHAR(1))",
                "CREATE TABLE BLC_SKU (SKU_ID BIGINT PRIMARY KEY, INVENTORY_TYPE VARCHAR(255), RETAIL_PRICE"
                        + " NUMERIC(19,5), SALE_PRICE NUMERIC(19,5), ACTIVE_START_DATE TIMESTAMP, ACTIVE_END_DATE"
                        + " TIMESTAMP, AVAILABLE_FLAG CHAR(1))",
                "INSERT INTO LOYALTY_TASTE_RUN (GENERATION, PART, SINCE, AS_OF, ITEMS, UP_TO_PRODUCT_ID)"
                        + " OVERRIDING SYSTEM VALUE VALUES (1, 'NEIGHBOURS', TIMESTAMPTZ '2025-01-01', NOW(), 0, 0),"
                        + " (2, 'SALES', TIMESTAMPTZ '2025-01-01', NOW(), 0, 0)",
                "UPDATE LOYALTY_TASTE SET GENERATION = CASE WHEN PART = 'NEIGHBOURS' THEN 1 ELSE 2 END");
    }

    /** Products and offers from one number to another. */
    static void add(LedgerServer server, long like, int from, int to) throws BenchmarkFailure {
        String each = " FROM generate_series(" + (from + 1) + ", " + to + ") g";
        for (String sql : List.of(
                "INSERT INTO BLC_SKU SELECT g, NULL, 10, NULL, TIMESTAMP '2020-01-01', NULL, NULL" + each,
                "INSERT INTO BLC_PRODUCT SELECT g, g, g % 200, NULL" + each,
                "INSERT INTO LOYALTY_ITEM_NEIGHBOURS (GENERATION, PRODUCT_ID, WEIGHTS) SELECT 1, g,"
                        + " (SELECT STRING_AGG(p || ':' || w, ' ') FROM (SELECT DISTINCT ON (p) p, w FROM (SELECT"
                        + " 1 + (g * 31 + n * n * 37) % " + to + " AS p, ROUND(0.4 / n, 4) AS w FROM"
                        + " generate_series(1, 50) n) AS PAIRS) AS EACH_ONCE)" + each,
                "INSERT INTO LOYALTY_ITEM_SALES (GENERATION, PRODUCT_ID, WORDS, TREND, POPULARITY, CHANGED_IN) SELECT"
                        + " 2, g, (SELECT STRING_AGG('w' || (g * 17 + n * n * 101) % " + WORDS
                        + " || ':' || ROUND(0.9 / n, 4), ' ')"
                        + " FROM generate_series(1, 6) n), 0.5 + (g % 100) / 100.0, g % 1000, 2" + each,
                "CREATE TABLE MORE AS SELECT o.*, g" + each + " CROSS JOIN LOYALTY_OFFER o WHERE o.OFFER_ID = " + like,
                "UPDATE MORE SET OFFER_ID = " + FIRST + " + g, POSITION = g % 1000, PRODUCT_ID = g, POINTS = "
                        + points(),
                "ALTER TABLE MORE DROP COLUMN g",
                "INSERT INTO LOYALTY_OFFER OVERRIDING SYSTEM VALUE SELECT * FROM MORE",
                "DROP TABLE MORE",
                "CREATE TABLE MORE AS SELECT v.*, g" + each + " CROSS JOIN LOYALTY_OFFER_VERSION v WHERE v.OFFER_ID = "
                        + like,
                "UPDATE MORE SET OFFER_ID = " + FIRST + " + g, SAVE_ID = " + FIRST
                        + " + g, TERMS = REPLACE(REPLACE(REPLACE("
                        + "TERMS, '" + PRODUCT + "', g::text), '" + POINTS + "', (" + points() + ")::text), '" + NAME
                        + "', TRANSLATE(g::text, '0123456789', 'abcdefghij') || 'ware')",
                "ALTER TABLE MORE DROP COLUMN g",
                "INSERT INTO LOYALTY_OFFER_VERSION OVERRIDING SYSTEM VALUE SELECT * FROM MORE",
                "DROP TABLE MORE")) {
            server.execute(DATABASE, sql);
        }
        server.refreshStatistics(DATABASE);
    }

    /** From 10 to 3,009. */
    private static String points() {
        return "10 + (g::bigint * 7919) % 3000";
    }

    static MemberTaste taste(long member, int products) {
        Random random = new Random(member);
        Map<Long, Float> bought = new HashMap<>();
        while (bought.size() < Math.min(BOUGHT, products / 2)) {
            bought.put(1L + random.nextInt(products), 0.05f + random.nextFloat());
        }
        Map<String, Float> words = new HashMap<>();
        while (words.size() < LIKED_WORDS) {
            words.put("w" + random.nextInt(WORDS), 0.05f + random.nextFloat());
        }
        return new MemberTaste(bought, words);
    }
}
