package org.pointsmall.loyalty.removal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.HoldRequest;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.ledger.jdbc.JdbcLedgerStore;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.proof.jdbc.LedgerProof;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.redemption.TakePointsOffCarts;
import org.pointsmall.loyalty.transaction.jdbc.DatabaseTransactions;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

/** The way out of a store's database, on each that a store may have, with the store's tables as far as they matter. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WayOutContract {
    private static final Instant TEN = Instant.parse("2026-05-01T10:00:00.123Z");
    private static final MemberId ANA = new MemberId(7);

    private final MovableClock clock = new MovableClock(TEN);
    private TestDatabase database;
    private JdbcTemplate jdbc;
    private DatabaseTransactions transactions;
    private Ledger ledger;
    private WayOut wayOut;
    private long gifts;

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    @BeforeAll
    void migrate() throws Exception {
        database = start();
        wayOut = WayOut.of(database.dataSource(), inUtc(clock), Duration.ofDays(30));
        assertThat(wayOut.hasProgramme()).isFalse();
        database.migrate();
        assertThat(wayOut.hasProgramme()).isTrue();
        jdbc = new JdbcTemplate(database.dataSource());
        transactions = new DatabaseTransactions(database.dataSource());
        ledger = new Ledger(
                new JdbcLedgerStore(database.dataSource(), transactions, inUtc(clock)),
                new LedgerFixture.ProgrammeTerms(),
                inUtc(clock));
        jdbc.execute("CREATE TABLE BLC_ORDER (ORDER_ID BIGINT NOT NULL, SUBMIT_DATE TIMESTAMP NULL,"
                + " PRIMARY KEY (ORDER_ID))");
        jdbc.execute("CREATE TABLE BLC_ORDER_PAYMENT (ORDER_ID BIGINT, PAYMENT_TYPE VARCHAR(255), ARCHIVED CHAR(1))");
        jdbc.execute("CREATE TABLE BLC_ORDER_ATTRIBUTE (ORDER_ID BIGINT, NAME VARCHAR(255))");
        jdbc.execute(
                "CREATE TABLE BLC_ORDER_ITEM (ORDER_ITEM_ID BIGINT NOT NULL, ORDER_ID BIGINT, PRICE DECIMAL(19, 5),"
                        + " PRIMARY KEY (ORDER_ITEM_ID))");
        jdbc.execute("CREATE TABLE BLC_ORDER_ITEM_ATTRIBUTE (ORDER_ITEM_ID BIGINT, NAME VARCHAR(255))");
        jdbc.execute(
                "CREATE TABLE BLC_FULFILLMENT_GROUP_ITEM (FULFILLMENT_GROUP_ITEM_ID BIGINT, ORDER_ITEM_ID BIGINT)");
        jdbc.execute("CREATE TABLE BLC_FG_ITEM_TAX_XREF (FULFILLMENT_GROUP_ITEM_ID BIGINT)");
        jdbc.execute("CREATE TABLE BLC_ORDER_MULTISHIP_OPTION (ORDER_ITEM_ID BIGINT)");
    }

    @AfterAll
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @BeforeEach
    void startEmpty() {
        clock.moveOn(Duration.ofHours(1));
        wayOut.take();
        List.of(
                        "BLC_ORDER",
                        "BLC_ORDER_PAYMENT",
                        "BLC_ORDER_ATTRIBUTE",
                        "BLC_ORDER_ITEM",
                        "BLC_ORDER_ITEM_ATTRIBUTE",
                        "BLC_FULFILLMENT_GROUP_ITEM",
                        "BLC_FG_ITEM_TAX_XREF",
                        "BLC_ORDER_MULTISHIP_OPTION")
                .forEach(table -> jdbc.update("DELETE FROM " + table));
        give(1000);
    }

    @AfterEach
    void theLedgerIsRight() {
        assertThat(LedgerProof.of(database.dataSource()).prove().differences()).isEmpty();
    }

    @Test
    void takesOffWhatIsOursFromCartsAndNothingElse() {
        order(1, false);
        payment(1, "LOYALTY_POINTS", null);
        payment(1, "LOYALTY_POINTS", "N");
        payment(1, "THIRD_PARTY_ACCOUNT", null);
        attribute(1, "loyalty.points");
        attribute(1, "gift-note");
        order(2, false);
        attribute(2, "loyalty.points");
        order(3, false);
        payment(3, "LOYALTY_POINTS", "Y");
        order(4, true);
        payment(4, "LOYALTY_POINTS", "N");
        attribute(4, "loyalty.points");

        assertThat(wayOut.tell()).isEqualTo(told(2, 0, 0, 0));
        assertThat(payments())
                .containsExactlyInAnyOrder(
                        "1 LOYALTY_POINTS -",
                        "1 LOYALTY_POINTS N",
                        "1 THIRD_PARTY_ACCOUNT -",
                        "3 LOYALTY_POINTS Y",
                        "4 LOYALTY_POINTS N");
        assertThat(wayOut.take()).isEqualTo(told(2, 0, 0, 0));

        assertThat(payments())
                .containsExactlyInAnyOrder(
                        "1 LOYALTY_POINTS Y",
                        "1 LOYALTY_POINTS Y",
                        "1 THIRD_PARTY_ACCOUNT -",
                        "3 LOYALTY_POINTS Y",
                        "4 LOYALTY_POINTS N");
        assertThat(jdbc.queryForList("SELECT CONCAT(ORDER_ID, NAME) FROM BLC_ORDER_ATTRIBUTE", String.class))
                .containsExactlyInAnyOrder("1gift-note", "4loyalty.points");
        assertThat(wayOut.take()).isEqualTo(told(0, 0, 0, 0));
    }

    @Test
    void endsHoldsOfCartsAndLeavesThoseOfOrders() {
        long before = available();
        checkout(11, 100);
        checkout(12, 200);
        clock.moveOn(Duration.ofMinutes(10));
        checkout(13, 400);
        order(11, false);
        payment(11, "LOYALTY_POINTS", "N");
        order(12, true);
        payment(12, "LOYALTY_POINTS", "N");
        order(13, false);
        payment(13, "LOYALTY_POINTS", "N");
        clock.moveOn(Duration.ofMinutes(5));

        assertThat(wayOut.take())
                .isEqualTo(new TakePointsOffCarts.Progress(1, 1, 1, Points.of(100), 1, Points.of(200), 0));

        assertThat(available()).isEqualTo(before - 600);
        assertThat(payments())
                .containsExactlyInAnyOrder("11 LOYALTY_POINTS Y", "12 LOYALTY_POINTS N", "13 LOYALTY_POINTS N");
        assertThat(wayOut.remains()).contains(available() + " points of 1 members, and 600 that are held");
        clock.moveOn(Duration.ofMinutes(10));
        assertThat(wayOut.take())
                .isEqualTo(new TakePointsOffCarts.Progress(1, 0, 1, Points.of(400), 1, Points.of(200), 0));
        // So that the next test begins without it.
        jdbc.update("UPDATE BLC_ORDER SET SUBMIT_DATE = NULL");
        wayOut.take();
    }

    /** What costs points and no money is no gift; neither is what somebody has put a price on since. */
    @Test
    void takesGiftsOutOfCartsAndNothingElse() {
        order(1, false);
        item(10, 1, "0.00000", "loyalty.offer", "loyalty.gift");
        item(11, 1, "0.00000", "loyalty.offer");
        item(12, 1, "3.10000", "loyalty.offer", "loyalty.gift");
        item(13, 1, "3.10000", "colour");
        order(2, true);
        item(20, 2, "0.00000", "loyalty.offer", "loyalty.gift");
        checkout(3, 100);
        order(3, false);
        item(30, 3, "0.00000", "loyalty.offer", "loyalty.gift");

        assertThat(wayOut.tellGifts()).isEqualTo(new TakeGiftsOut.Progress(1, 1, 0));
        assertThat(inOrders()).containsExactly("1 10", "1 11", "1 12", "1 13", "2 20", "3 30");
        assertThat(wayOut.takeGifts()).isEqualTo(new TakeGiftsOut.Progress(1, 1, 0));

        assertThat(inOrders()).containsExactly("1 11", "1 12", "1 13", "2 20", "3 30");
        assertThat(jdbc.queryForList(
                        "SELECT ORDER_ITEM_ID FROM BLC_FULFILLMENT_GROUP_ITEM ORDER BY ORDER_ITEM_ID", Long.class))
                .containsExactly(11L, 12L, 13L, 20L, 30L);
        assertThat(jdbc.queryForList("SELECT FULFILLMENT_GROUP_ITEM_ID FROM BLC_FG_ITEM_TAX_XREF"))
                .hasSize(5);
        clock.moveOn(Duration.ofHours(1));
        wayOut.take();
        assertThat(wayOut.takeGifts()).isEqualTo(new TakeGiftsOut.Progress(1, 0, 0));
        assertThat(wayOut.takeGifts()).isEqualTo(new TakeGiftsOut.Progress(0, 0, 0));
        assertThat(inOrders()).containsExactly("1 11", "1 12", "1 13", "2 20");
    }

    private void item(long id, long order, String price, String... attributes) {
        jdbc.update("INSERT INTO BLC_ORDER_ITEM VALUES (?, ?, " + price + ")", id, order);
        jdbc.update("INSERT INTO BLC_FULFILLMENT_GROUP_ITEM VALUES (?, ?)", id + 100, id);
        jdbc.update("INSERT INTO BLC_FG_ITEM_TAX_XREF VALUES (?)", id + 100);
        for (String name : attributes) {
            jdbc.update("INSERT INTO BLC_ORDER_ITEM_ATTRIBUTE VALUES (?, ?)", id, name);
        }
    }

    private List<String> inOrders() {
        return jdbc.query(
                "SELECT ORDER_ID, ORDER_ITEM_ID FROM BLC_ORDER_ITEM WHERE ORDER_ID IS NOT NULL ORDER BY ORDER_ITEM_ID",
                (row, index) -> row.getLong(1) + " " + row.getLong(2));
    }

    @Test
    void goesOverManyCarts() {
        for (long cart = 1; cart <= 230; cart++) {
            order(cart, false);
            attribute(cart, "loyalty.points");
        }

        assertThat(wayOut.take()).isEqualTo(told(230, 0, 0, 0));
        assertThat(jdbc.queryForList("SELECT ORDER_ID FROM BLC_ORDER_ATTRIBUTE"))
                .isEmpty();
    }

    private void give(long points) {
        gifts++;
        granted(transactions.required(() -> ledger.earn(new Earning(
                ANA, PostingKey.of("gift", gifts), Points.of(points), null, LotPolicy.LASTING, "test", List.of()))));
    }

    private void checkout(long order, long points) {
        Money money = new Money(points, LedgerFixture.CNY);
        granted(transactions.required(() -> ledger.hold(new HoldRequest(
                ANA,
                order,
                Points.of(points),
                money,
                LedgerFixture.A_POINT_IS_A_FEN,
                new Allocation(List.of(new Allocation.Part(1L, Points.of(points), money))),
                LedgerFixture.A_CHECKOUT))));
    }

    private long available() {
        return transactions.required(() -> ledger.balance(ANA)).available().value();
    }

    private void order(long id, boolean submitted) {
        jdbc.update(
                "INSERT INTO BLC_ORDER (ORDER_ID, SUBMIT_DATE) VALUES (?, " + (submitted ? "CURRENT_TIMESTAMP" : "NULL")
                        + ")",
                id);
    }

    private void payment(long order, String type, String archived) {
        jdbc.update(
                "INSERT INTO BLC_ORDER_PAYMENT (ORDER_ID, PAYMENT_TYPE, ARCHIVED) VALUES (?, ?, "
                        + (archived == null ? "NULL" : "'" + archived + "'") + ")",
                order,
                type);
    }

    private void attribute(long order, String name) {
        jdbc.update("INSERT INTO BLC_ORDER_ATTRIBUTE (ORDER_ID, NAME) VALUES (?, ?)", order, name);
    }

    private List<String> payments() {
        return jdbc.query(
                "SELECT ORDER_ID, PAYMENT_TYPE, ARCHIVED FROM BLC_ORDER_PAYMENT",
                (row, index) -> row.getLong(1) + " " + row.getString(2) + " "
                        + (row.getString(3) == null ? "-" : row.getString(3)));
    }

    private static TakePointsOffCarts.Progress told(long carts, long left, long holds, long givenBack) {
        return new TakePointsOffCarts.Progress(carts, left, holds, Points.of(givenBack), 0, Points.ZERO, 0);
    }
}
