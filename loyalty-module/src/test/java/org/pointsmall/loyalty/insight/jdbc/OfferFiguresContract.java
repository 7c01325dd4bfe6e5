package org.pointsmall.loyalty.insight.jdbc;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pointsmall.loyalty.insight.OfferFigures;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.mall.MallOffer;
import org.pointsmall.loyalty.stock.Claimant;
import org.pointsmall.loyalty.stock.Stock;
import org.pointsmall.loyalty.stock.StockKey;
import org.pointsmall.loyalty.stock.Want;
import org.pointsmall.loyalty.stock.jdbc.JdbcStock;
import org.pointsmall.loyalty.store.StoreTables;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.Columns;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.pointsmall.loyalty.transaction.jdbc.TransactionsOfAStore;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** What is counted of offers is what is stored. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OfferFiguresContract {
    private static final Instant SINCE = Instant.parse("2026-11-22T10:00:00Z");

    private TestDatabase database;
    private Transactions transactions;
    private Stock stock;
    private JdbcTemplate jdbc;
    private OfferFigures figures;
    private int orders;
    private int returns;

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    @BeforeAll
    void migrate() throws Exception {
        database = start().migrate();
        transactions = TransactionsOfAStore.on(database.dataSource());
        stock = new Stock(new JdbcStock(database.dataSource(), transactions));
        jdbc = new JdbcTemplate(database.dataSource());
        figures = new JdbcOfferFigures(
                database.dataSource(),
                new StoreTables().blLoyaltyOrderedPieces(new OrdersDatabase(database.dataSource())));
        jdbc.execute("CREATE TABLE BLC_ORDER (ORDER_ID BIGINT NOT NULL, SUBMIT_DATE TIMESTAMP NULL,"
                + " ORDER_STATUS VARCHAR(255))");
        jdbc.execute("CREATE TABLE BLC_ORDER_ITEM (ORDER_ITEM_ID BIGINT NOT NULL, ORDER_ID BIGINT, QUANTITY INT)");
        jdbc.execute("CREATE TABLE BLC_ORDER_ITEM_ATTRIBUTE (ORDER_ITEM_ID BIGINT NOT NULL, NAME VARCHAR(255),"
                + " VALUE VARCHAR(255))");
        jdbc.execute("CREATE TABLE BLC_ORDER_ATTRIBUTE (ORDER_ID BIGINT NOT NULL, NAME VARCHAR(255))");
    }

    @AfterAll
    void closePool() {
        database.close();
    }

    @Test
    void soldIsWhatWasClaimedSinceThenAndStandsWithoutWhatCameBack() {
        claim(7, 3, SINCE, true);
        claim(7, 2, SINCE.minusSeconds(1), true);
        claim(7, 5, SINCE.plusSeconds(5), false);
        Claimant returned = claim(8, 4, SINCE.plusSeconds(1), true);
        transactions.required(() -> {
            stock.comeBack(returned, Map.of(MallOffer.stockKey(8), 1L));
            return true;
        });
        claim(MallOffer.firstKey(MallOffer.stockKey(7)), 3, SINCE, true);
        claim(StockKey.of("product", 7), 9, SINCE, true);

        assertThat(figures.sold(SINCE)).isEqualTo(Map.of(7L, 3L, 8L, 3L));
    }

    @Test
    void exchangedGoodsAreThoseOfOrdersThatStand() {
        order("SUBMITTED", SINCE, "loyalty.offer", "7", 3);
        order("SUBMITTED", SINCE.plus(Duration.ofDays(1)), "loyalty.offer", "7", 1);
        order("SUBMITTED", SINCE.minusSeconds(1), "loyalty.offer", "7", 8);
        order("CANCELLED", SINCE, "loyalty.offer", "7", 8);
        order("IN_PROCESS", null, "loyalty.offer", "7", 8);
        order("SUBMITTED", SINCE, "engraving", "7", 8);
        order("SUBMITTED", SINCE, "loyalty.offer", "not a number", 8);

        assertThat(figures.exchanged(SINCE)).isEqualTo(Map.of(7L, 4L));
    }

    @Test
    void whatCameBackIsNotExchangedAndWhatRewardsSendIsNoOrderOfTheMall() {
        order("SUBMITTED", SINCE, "loyalty.offer", "11", 3);
        back(orders, orders, 1);
        back(orders, orders, 1);
        order("SUBMITTED", SINCE, "loyalty.offer", "11", 5);
        back(orders, null, 1);
        order("SUBMITTED", SINCE, "loyalty.offer", "12", 1);
        jdbc.update("INSERT INTO BLC_ORDER_ATTRIBUTE VALUES (?, 'loyalty.delivery')", orders);

        assertThat(figures.exchanged(SINCE)).containsEntry(11L, 6L).doesNotContainKey(12L);
        jdbc.update("DELETE FROM BLC_ORDER_ITEM_ATTRIBUTE WHERE VALUE IN ('11', '12')");
    }

    private void back(long order, @Nullable Integer item, int quantity) {
        int number = ++returns;
        jdbc.update(
                "INSERT INTO LOYALTY_RETURN (ORDER_ID, RETURN_KEY, CONTENT_HASH, KIND, STATUS, POINTS_BACK,"
                        + " POINTS_TAKEN_BACK, SHORTFALL, CASH, CURRENCY, ACTOR, REASON, RETURNED_AT, CASH_TRIES)"
                        + " VALUES (?, ?, ?, 'RETURN', 'DONE', 0, 0, 0, 0, 'CNY', 'test', 'no need', ?, 0)",
                order,
                "return-" + number,
                "0".repeat(64),
                Columns.column(SINCE));
        Long id = jdbc.queryForObject("SELECT MAX(RETURN_ID) FROM LOYALTY_RETURN", Long.class);
        jdbc.update(
                "INSERT INTO LOYALTY_RETURN_LINE (RETURN_ID, LINE, ITEM_ID, QUANTITY, PRICE, TAX, OFFSET_MONEY,"
                        + " POINTS_BACK, POINTS_TAKEN_BACK, CASH) VALUES (?, 1, ?, ?, 0, 0, 0, 0, 0, 0)",
                id,
                item,
                quantity);
    }

    private void order(String status, Instant submitted, String attribute, String value, int quantity) {
        long id = ++orders;
        jdbc.update(
                "INSERT INTO BLC_ORDER VALUES (?, ?, ?)",
                id,
                submitted == null ? null : Timestamp.from(submitted),
                status);
        if (submitted != null) {
            jdbc.update(
                    "INSERT INTO LOYALTY_ORDER_TIME (ORDER_ID, PLACED_AT, STANDS) VALUES (?, ?, TRUE)",
                    id,
                    Columns.column(submitted));
        }
        jdbc.update("INSERT INTO BLC_ORDER_ITEM VALUES (?, ?, ?)", id, id, quantity);
        jdbc.update("INSERT INTO BLC_ORDER_ITEM_ATTRIBUTE VALUES (?, ?, ?)", id, attribute, value);
    }

    private Claimant claim(long offer, long pieces, Instant at, boolean sold) {
        return claim(MallOffer.stockKey(offer), pieces, at, sold);
    }

    private Claimant claim(StockKey key, long pieces, Instant at, boolean sold) {
        Claimant by = Claimant.order(++orders);
        transactions.required(() -> {
            assertThat(stock.claim(by, null, List.of(new Want(key, pieces, null, null)), at, at))
                    .isEmpty();
            if (sold) {
                stock.sell(by);
            }
            return true;
        });
        return by;
    }
}
