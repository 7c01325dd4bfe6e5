package org.pointsmall.loyalty.insight.figure.jdbc;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.springframework.jdbc.core.JdbcTemplate;

/** The store's own tables as the programme reads them, and orders of all kinds in them. */
final class StoreOnPaper {
    static final Currency CNY = Currency.getInstance("CNY");
    private static final List<String> TABLES = List.of(
            "BLC_ORDER (ORDER_ID BIGINT NOT NULL, CUSTOMER_ID BIGINT NOT NULL, SUBMIT_DATE %s NULL,"
                    + " CURRENCY_CODE VARCHAR(255), ORDER_TOTAL DECIMAL(19, 5), ORDER_STATUS VARCHAR(255),"
                    + " ORDER_NUMBER VARCHAR(255), PRIMARY KEY (ORDER_ID))",
            "BLC_ORDER_ATTRIBUTE (ORDER_ID BIGINT, NAME VARCHAR(255), VALUE VARCHAR(255))",
            "BLC_ORDER_PAYMENT (ORDER_ID BIGINT, PAYMENT_TYPE VARCHAR(255), ARCHIVED VARCHAR(1), AMOUNT DECIMAL(19, 5))",
            "BLC_ORDER_ITEM (ORDER_ITEM_ID BIGINT NOT NULL, ORDER_ID BIGINT, PRICE DECIMAL(19, 5), QUANTITY INT,"
                    + " PRIMARY KEY (ORDER_ITEM_ID))",
            "BLC_ORDER_ITEM_ATTRIBUTE (ORDER_ITEM_ID BIGINT, NAME VARCHAR(255), VALUE VARCHAR(255))",
            "BLC_DISCRETE_ORDER_ITEM (ORDER_ITEM_ID BIGINT NOT NULL, PRODUCT_ID BIGINT, SKU_ID BIGINT,"
                    + " PRIMARY KEY (ORDER_ITEM_ID))",
            "BLC_PRODUCT (PRODUCT_ID BIGINT NOT NULL, DEFAULT_CATEGORY_ID BIGINT, PRIMARY KEY (PRODUCT_ID))",
            "BLC_PRODUCT_ATTRIBUTE (PRODUCT_ID BIGINT, NAME VARCHAR(255), VALUE VARCHAR(255))",
            "BLC_CATEGORY_PRODUCT_XREF (CATEGORY_ID BIGINT NOT NULL, PRODUCT_ID BIGINT NOT NULL)");

    private final JdbcTemplate jdbc;
    private final boolean skusCost;

    /** @param skusCost whether the store's SKUs have a cost, as those of Broadleaf from 5.0 on */
    StoreOnPaper(JdbcTemplate jdbc, boolean skusCost) {
        this.jdbc = jdbc;
        this.skusCost = skusCost;
    }

    void createTables(String timestamp) {
        TABLES.forEach(table -> jdbc.execute("CREATE TABLE " + table.formatted(timestamp)));
        jdbc.execute("CREATE TABLE BLC_SKU (SKU_ID BIGINT NOT NULL" + (skusCost ? ", COST DECIMAL(19, 5)" : "")
                + ", PRIMARY KEY (SKU_ID))");
        jdbc.update("INSERT INTO BLC_PRODUCT VALUES (1, 10), (2, NULL), (3, 30), (4, NULL), (5, 10)");
        jdbc.update("INSERT INTO BLC_CATEGORY_PRODUCT_XREF VALUES (40, 2), (20, 2), (20, 1)");
        jdbc.update(
                "INSERT INTO BLC_PRODUCT_ATTRIBUTE VALUES (1, 'loyalty.cost', ' 12.345'), (3, 'loyalty.cost', 'dear'),"
                        + " (4, 'colour', '7'), (5, 'loyalty.cost', '0')");
        for (int sku = 1; sku <= 5; sku++) {
            jdbc.update(
                    "INSERT INTO BLC_SKU VALUES (?" + (skusCost ? ", " + (sku % 2 == 1 ? "3.335" : "NULL") : "") + ")",
                    sku);
        }
    }

    void clear() {
        List.of(
                        "ORDER",
                        "ORDER_ATTRIBUTE",
                        "ORDER_PAYMENT",
                        "ORDER_ITEM",
                        "ORDER_ITEM_ATTRIBUTE",
                        "DISCRETE_ORDER_ITEM")
                .forEach(table -> jdbc.update("DELETE FROM BLC_" + table));
    }

    /** Somebody orders something. */
    void place(Random random, long order, long customer, Instant at) {
        fill(random, order, customer);
        submit(order, at);
    }

    /** Somebody fills a cart for 10.00. */
    void fillPlainly(long order, long customer) {
        jdbc.update(
                "INSERT INTO BLC_ORDER VALUES (?, ?, NULL, 'CNY', 10, 'IN_PROCESS', ?)", order, customer, "N-" + order);
    }

    /** Somebody orders something for 10.00. */
    void placePlainly(long order, long customer, Instant at) {
        fillPlainly(order, customer);
        submit(order, at);
    }

    void submit(long order, Instant at) {
        jdbc.update(
                "UPDATE BLC_ORDER SET SUBMIT_DATE = ?, ORDER_STATUS = 'SUBMITTED' WHERE ORDER_ID = ?",
                Timestamp.from(at),
                order);
    }

    /** It is cancelled, has come back, or goes on. */
    void become(long order, String status) {
        jdbc.update("UPDATE BLC_ORDER SET ORDER_STATUS = ? WHERE ORDER_ID = ?", status, order);
    }

    /** Some of a line comes back, or of the shipping; of the same thing perhaps more than there is left. */
    void comeBack(Random random, long order, String key, Instant at) {
        jdbc.update(
                "INSERT INTO LOYALTY_RETURN (ORDER_ID, RETURN_KEY, CONTENT_HASH, KIND, STATUS, POINTS_BACK,"
                        + " POINTS_TAKEN_BACK, SHORTFALL, CASH, CURRENCY, ACTOR, REASON, RETURNED_AT, CASH_TRIES)"
                        + " VALUES (?, ?, 'hash', 'RETURN', 'DONE', 0, 0, 0, 0, 'CNY', 'test', 'broken', ?, 0)",
                order,
                key,
                Columns.column(at));
        Long id =
                jdbc.queryForObject("SELECT MAX(RETURN_ID) FROM LOYALTY_RETURN WHERE ORDER_ID = ?", Long.class, order);
        for (int line = 0; line < 1 + random.nextInt(2); line++) {
            long price = random.nextInt(3_000);
            jdbc.update(
                    "INSERT INTO LOYALTY_RETURN_LINE (RETURN_ID, LINE, ITEM_ID, QUANTITY, PRICE, TAX, OFFSET_MONEY,"
                            + " POINTS_BACK, POINTS_TAKEN_BACK, CASH) VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, 0)",
                    id,
                    line,
                    random.nextInt(4) == 0 ? null : order * 10 + 1 + random.nextInt(3),
                    random.nextInt(3),
                    price,
                    random.nextInt(200),
                    random.nextInt((int) price + 1));
        }
    }

    /** Somebody fills a cart. */
    void fill(Random random, long order, long customer) {
        jdbc.update(
                "INSERT INTO BLC_ORDER VALUES (?, ?, NULL, ?, ?, 'IN_PROCESS', ?)",
                order,
                customer,
                pick(random, "CNY", "CNY", null, "JPY", "XX?"),
                random.nextInt(9) == 0 ? null : BigDecimal.valueOf(random.nextInt(90_000), 3),
                "N-" + order);
        if (random.nextInt(8) == 0) {
            jdbc.update("INSERT INTO BLC_ORDER_ATTRIBUTE VALUES (?, 'loyalty.delivery', '1')", order);
        }
        for (int payments = random.nextInt(3); payments > 0; payments--) {
            jdbc.update(
                    "INSERT INTO BLC_ORDER_PAYMENT VALUES (?, ?, ?, ?)",
                    order,
                    pick(random, "LOYALTY_POINTS", "CREDIT_CARD"),
                    pick(random, "Y", "N", null),
                    BigDecimal.valueOf(random.nextInt(4) * 100L, 2));
        }
        for (int lines = random.nextInt(4); lines > 0; lines--) {
            line(random, order * 10 + lines, order);
        }
    }

    private void line(Random random, long item, long order) {
        int product = 1 + random.nextInt(5);
        jdbc.update(
                "INSERT INTO BLC_ORDER_ITEM VALUES (?, ?, ?, ?)",
                item,
                order,
                random.nextInt(9) == 0 ? null : BigDecimal.valueOf(random.nextInt(9_000), 3),
                random.nextInt(4));
        if (random.nextInt(5) > 0) {
            jdbc.update("INSERT INTO BLC_DISCRETE_ORDER_ITEM VALUES (?, ?, ?)", item, product, product);
        }
        if (random.nextInt(4) == 0) {
            jdbc.update("INSERT INTO BLC_ORDER_ITEM_ATTRIBUTE VALUES (?, 'loyalty.offer', '77')", item);
        }
    }

    /** What points pay in an order: some of its lines, some of shipping, something that is nobody's. */
    static Allocation allocation(Random random, long order, long points) {
        List<Allocation.Part> parts = new ArrayList<>();
        long rest = points;
        for (long item = 1; item <= 4 && rest > 0; item++) {
            long some = 1 + random.nextLong(rest);
            parts.add(new Allocation.Part(item == 4 ? null : order * 10 + item, Points.of(some), new Money(some, CNY)));
            rest -= some;
        }
        return new Allocation(parts);
    }

    @SafeVarargs
    private static <T> @Nullable T pick(Random random, @Nullable T... from) {
        return from[random.nextInt(from.length)];
    }
}
