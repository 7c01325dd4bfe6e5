package org.pointsmall.loyalty.recommendation.taste.jdbc;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.pointsmall.loyalty.member.MemberId;
import org.springframework.jdbc.core.JdbcTemplate;

/** Customers, products and orders in the store's tables, as far as taste is learnt from them. */
final class ShopWithTaste {
    private static final int PRODUCTS = 30;

    private final JdbcTemplate jdbc;
    private final Set<Long> customers = new HashSet<>();
    private long lastOrder;
    private long lastItem;

    ShopWithTaste(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void createTables(String timestamp) {
        jdbc.execute("CREATE TABLE BLC_CUSTOMER (CUSTOMER_ID BIGINT NOT NULL, IS_REGISTERED BOOLEAN,"
                + " PRIMARY KEY (CUSTOMER_ID))");
        jdbc.execute("CREATE TABLE BLC_ORDER (ORDER_ID BIGINT NOT NULL, CUSTOMER_ID BIGINT NOT NULL,"
                + " ORDER_STATUS VARCHAR(255), SUBMIT_DATE " + timestamp + " NULL, PRIMARY KEY (ORDER_ID))");
        jdbc.execute("CREATE TABLE BLC_ORDER_ATTRIBUTE (ORDER_ID BIGINT NOT NULL, NAME VARCHAR(255))");
        jdbc.execute("CREATE TABLE BLC_ORDER_ITEM (ORDER_ITEM_ID BIGINT NOT NULL, ORDER_ID BIGINT, QUANTITY INT,"
                + " PRIMARY KEY (ORDER_ITEM_ID))");
        jdbc.execute("CREATE TABLE BLC_DISCRETE_ORDER_ITEM (ORDER_ITEM_ID BIGINT NOT NULL, PRODUCT_ID BIGINT,"
                + " PRIMARY KEY (ORDER_ITEM_ID))");
        jdbc.execute("CREATE TABLE BLC_PRODUCT (PRODUCT_ID BIGINT NOT NULL, DEFAULT_SKU_ID BIGINT, ARCHIVED CHAR(1),"
                + " PRIMARY KEY (PRODUCT_ID))");
        jdbc.execute("CREATE TABLE BLC_SKU (SKU_ID BIGINT NOT NULL, NAME VARCHAR(255), PRIMARY KEY (SKU_ID))");
    }

    void clear() {
        for (String table : List.of(
                "LOYALTY_RETURN_LINE",
                "LOYALTY_RETURN",
                "LOYALTY_ACCOUNT",
                "BLC_DISCRETE_ORDER_ITEM",
                "BLC_ORDER_ITEM",
                "BLC_ORDER_ATTRIBUTE",
                "BLC_ORDER",
                "BLC_CUSTOMER",
                "BLC_PRODUCT",
                "BLC_SKU")) {
            jdbc.update("DELETE FROM " + table);
        }
        customers.clear();
    }

    void product(long id, String name) {
        jdbc.update("INSERT INTO BLC_SKU (SKU_ID, NAME) VALUES (?, ?)", 1000 + id, name);
        jdbc.update("INSERT INTO BLC_PRODUCT (PRODUCT_ID, DEFAULT_SKU_ID) VALUES (?, ?)", id, 1000 + id);
    }

    void customer(long id, boolean registered) {
        customers.add(id);
        jdbc.update("INSERT INTO BLC_CUSTOMER (CUSTOMER_ID, IS_REGISTERED) VALUES (?, ?)", id, registered);
    }

    long order(long customer, Instant at, Long... products) {
        return order(customer, at, "SUBMITTED", List.of(products));
    }

    /** A piece of each; answers the order's id. */
    long order(long customer, Instant at, String status, Collection<Long> products) {
        if (!customers.contains(customer)) {
            customer(customer, true);
        }
        long order = ++lastOrder;
        jdbc.update(
                "INSERT INTO BLC_ORDER (ORDER_ID, CUSTOMER_ID, ORDER_STATUS, SUBMIT_DATE) VALUES (?, ?, ?, ?)",
                order,
                customer,
                status,
                Timestamp.from(at));
        for (Long product : products) {
            long item = ++lastItem;
            jdbc.update("INSERT INTO BLC_ORDER_ITEM (ORDER_ITEM_ID, ORDER_ID, QUANTITY) VALUES (?, ?, 2)", item, order);
            jdbc.update("INSERT INTO BLC_DISCRETE_ORDER_ITEM (ORDER_ITEM_ID, PRODUCT_ID) VALUES (?, ?)", item, product);
        }
        return order;
    }

    /** So many of the two pieces of a product come back. */
    void takeBack(long order, long product, int pieces) {
        jdbc.update(
                "INSERT INTO LOYALTY_RETURN (ORDER_ID, RETURN_KEY, CONTENT_HASH, KIND, STATUS, POINTS_BACK,"
                        + " POINTS_TAKEN_BACK, SHORTFALL, CASH, CURRENCY, ACTOR, REASON, RETURNED_AT, CASH_TRIES) VALUES"
                        + " (?, ?, ?, 'RETURN', 'DONE', 0, 0, 0, 0, 'CNY', 'test', 'test', CURRENT_TIMESTAMP, 0)",
                order,
                "r" + product + "-" + pieces,
                "0".repeat(64));
        jdbc.update(
                "INSERT INTO LOYALTY_RETURN_LINE (RETURN_ID, LINE, ITEM_ID, QUANTITY, PRICE, TAX, OFFSET_MONEY,"
                        + " POINTS_BACK, POINTS_TAKEN_BACK, CASH) SELECT MAX(r.RETURN_ID), 1, MAX(i.ORDER_ITEM_ID), ?,"
                        + " 0, 0, 0, 0, 0, 0 FROM LOYALTY_RETURN r JOIN BLC_ORDER_ITEM i ON i.ORDER_ID = r.ORDER_ID"
                        + " JOIN BLC_DISCRETE_ORDER_ITEM d ON d.ORDER_ITEM_ID = i.ORDER_ITEM_ID"
                        + " WHERE r.ORDER_ID = ? AND d.PRODUCT_ID = ?",
                pieces,
                order,
                product);
    }

    void merge(MemberId part, MemberId into) {
        for (MemberId member : List.of(part, into)) {
            jdbc.update(
                    "INSERT INTO LOYALTY_ACCOUNT (MEMBER_ID, STATUS, OPENED_AT) VALUES (?, 'ACTIVE',"
                            + " CURRENT_TIMESTAMP)",
                    member.value());
        }
        Long one = jdbc.queryForObject(
                "SELECT ACCOUNT_ID FROM LOYALTY_ACCOUNT WHERE MEMBER_ID = ?", Long.class, into.value());
        jdbc.update(
                "UPDATE LOYALTY_ACCOUNT SET MERGED_INTO = ?, STATUS = 'MERGED' WHERE MEMBER_ID = ?", one, part.value());
    }

    /** Members who buy this and that, some products liked together. */
    void fill(Random random, int members, Instant until) {
        for (long product = 1; product <= PRODUCTS; product++) {
            product(product, "thing" + letters(product % 7) + " shape" + letters(product % 5) + " 杯子" + product);
        }
        buy(random, members, until);
    }

    void buy(Random random, int members, Instant until) {
        for (long member = 1; member <= members; member++) {
            long liking = random.nextInt(3);
            for (int orders = random.nextInt(4); orders >= 0; orders--) {
                Set<Long> products = new HashSet<>();
                for (int n = random.nextInt(6); n >= 0; n--) {
                    products.add(1 + (random.nextInt(PRODUCTS / 3) * 3L + (random.nextInt(4) == 0 ? 1 : liking)));
                }
                order(member, until.minusSeconds(1 + random.nextInt(100 * 86_400)), "SUBMITTED", products);
            }
        }
    }

    private static String letters(long number) {
        return "abcdefg".substring((int) number, (int) number + 1);
    }
}
