package org.pointsmall.benchmarks.ledger;

import java.util.List;

/**
 * A store's orders over three years, written by the database itself, with the indexes that Broadleaf has. There is a cart that
 * came to nothing beside each order; one order in ten was placed up to forty days after its cart was begun, and one in forty
 * was cancelled. Half of the customers are members, and every third order of theirs is paid with points in part.
 *
 * @param orders how many
 * @param members the ids of the members are those from 1 to this
 */
record StoreOrdersData(long orders, long members) {

    List<String> inserts() {
        return List.of(
                "CREATE TABLE BLC_ORDER (ORDER_ID BIGINT PRIMARY KEY, CUSTOMER_ID BIGINT NOT NULL, SUBMIT_DATE TIMESTAMP,"
                        + " ORDER_STATUS VARCHAR(255), ORDER_NUMBER VARCHAR(255), CURRENCY_CODE VARCHAR(255),"
                        + " ORDER_TOTAL NUMERIC(19, 5), NAME VARCHAR(255), EMAIL_ADDRESS VARCHAR(255),"
                        + " DATE_CREATED TIMESTAMP, DATE_UPDATED TIMESTAMP)",
                "CREATE TABLE BLC_ORDER_ATTRIBUTE (ORDER_ID BIGINT, NAME VARCHAR(255), VALUE VARCHAR(255))",
                "CREATE TABLE BLC_ORDER_PAYMENT (ORDER_PAYMENT_ID BIGINT PRIMARY KEY, ORDER_ID BIGINT,"
                        + " PAYMENT_TYPE VARCHAR(255), ARCHIVED CHAR(1), AMOUNT NUMERIC(19, 5))",
                "CREATE TABLE BLC_ORDER_ITEM (ORDER_ITEM_ID BIGINT PRIMARY KEY, ORDER_ID BIGINT, PRICE NUMERIC(19, 5),"
                        + " QUANTITY INT)",
                "CREATE TABLE BLC_ORDER_ITEM_ATTRIBUTE (ORDER_ITEM_ID BIGINT, NAME VARCHAR(255), VALUE VARCHAR(255))",
                "CREATE TABLE BLC_DISCRETE_ORDER_ITEM (ORDER_ITEM_ID BIGINT PRIMARY KEY, PRODUCT_ID BIGINT, SKU_ID BIGINT)",
                "CREATE TABLE BLC_PRODUCT (PRODUCT_ID BIGINT PRIMARY KEY, DEFAULT_CATEGORY_ID BIGINT)",
                "CREATE TABLE BLC_PRODUCT_ATTRIBUTE (PRODUCT_ID BIGINT, NAME VARCHAR(255), VALUE VARCHAR(255))",
                "CREATE TABLE BLC_CATEGORY_PRODUCT_XREF (CATEGORY_ID BIGINT, PRODUCT_ID BIGINT)",
                "CREATE TABLE BLC_SKU (SKU_ID BIGINT PRIMARY KEY)",
                "INSERT INTO BLC_PRODUCT SELECT p, p % 40 FROM generate_series(1, 5000) p",
                "INSERT INTO BLC_PRODUCT_ATTRIBUTE SELECT p, 'loyalty.cost', '3.50' FROM generate_series(1, 5000, 2) p",
                "INSERT INTO BLC_SKU SELECT p FROM generate_series(1, 5000) p",
                "INSERT INTO BLC_ORDER SELECT ID, (HASHINT8(ID) & 2147483647) % " + 2 * members + " + 1,"
                        + " CASE WHEN ID % 2 = 0 THEN LEAST(BEGUN + CASE WHEN ID % 20 = 0 THEN ID % 41 * INTERVAL '1 day'"
                        + " ELSE INTERVAL '5 minutes' END, TIMESTAMP '2026-01-01 11:59:00') END,"
                        + " CASE WHEN ID % 2 = 1 THEN 'IN_PROCESS' WHEN ID % 80 = 0 THEN 'CANCELLED' ELSE 'SUBMITTED' END,"
                        + " CASE WHEN ID % 2 = 0 THEN TO_CHAR(BEGUN, 'YYYYMMDDHH24MISS') || ID END, 'EUR', 10 + ID % 90,"
                        + " NULL, 'somebody' || ID || '@example.com', BEGUN, BEGUN FROM (SELECT n AS ID,"
                        + " DATE_TRUNC('milliseconds', TIMESTAMP '2023-01-01' + n * (INTERVAL '1096 days' / "
                        + 2 * orders
                        + ")) AS BEGUN FROM generate_series(1, " + 2 * orders + ") n) CARTS",
                "INSERT INTO BLC_ORDER_ITEM SELECT ORDER_ID * 2 + l, ORDER_ID, 5 + ORDER_ID % 45, 1 FROM BLC_ORDER"
                        + " CROSS JOIN generate_series(0, 1) l WHERE SUBMIT_DATE IS NOT NULL",
                "INSERT INTO BLC_DISCRETE_ORDER_ITEM SELECT ORDER_ITEM_ID, 1 + ORDER_ITEM_ID % 5000,"
                        + " 1 + ORDER_ITEM_ID % 5000 FROM BLC_ORDER_ITEM",
                "INSERT INTO BLC_ORDER_PAYMENT SELECT ORDER_ID, ORDER_ID, 'LOYALTY_POINTS', 'N', 2.00 FROM BLC_ORDER"
                        + " WHERE SUBMIT_DATE IS NOT NULL AND CUSTOMER_ID <= " + members + " AND ORDER_ID % 3 = 0",
                "CREATE INDEX ORDER_CUSTOMER_INDEX ON BLC_ORDER (CUSTOMER_ID)",
                "CREATE INDEX ORDER_STATUS_INDEX ON BLC_ORDER (ORDER_STATUS)",
                "CREATE INDEX ORDER_NUMBER_INDEX ON BLC_ORDER (ORDER_NUMBER)",
                "CREATE INDEX ORDERPAYMENT_ORDER_INDEX ON BLC_ORDER_PAYMENT (ORDER_ID)",
                "CREATE INDEX ORDERITEM_ORDER_INDEX ON BLC_ORDER_ITEM (ORDER_ID)",
                "CREATE INDEX ORDER_ATTRIBUTE_ORDER_INDEX ON BLC_ORDER_ATTRIBUTE (ORDER_ID)",
                "CREATE INDEX ORDERITEM_ATTRIBUTE_INDEX ON BLC_ORDER_ITEM_ATTRIBUTE (ORDER_ITEM_ID)",
                "CREATE INDEX PRODUCTATTRIBUTE_INDEX ON BLC_PRODUCT_ATTRIBUTE (PRODUCT_ID)");
    }
}
