package org.pointsmall.loyalty.store;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.simulation.PastOrders.Reach;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Orders are counted as far as the last rows reach, and reckoned beyond them. */
@Tag("heavy")
class PastOrderReachTest {
    private static final int LAST = 10;
    private static final int BELOW = 4;
    private static final Instant UNTIL = Instant.parse("2026-11-30T00:00:00Z");

    private final TestDatabase database = TestDatabase.inMemory("past-order-reach");
    private final JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
    private final PastOrderReach reach = new PastOrderReach(jdbc, LAST, BELOW);

    @BeforeEach
    void createTable() {
        jdbc.execute("DROP TABLE IF EXISTS BLC_ORDER");
        jdbc.execute("CREATE TABLE BLC_ORDER (ORDER_ID BIGINT PRIMARY KEY, SUBMIT_DATE TIMESTAMP(3))");
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** An order a day, the last one a day before the end; its id is far from that of the one before. */
    private void ordersOfDays(int days) {
        for (int day = 1; day <= days; day++) {
            order(1_000_000L * (days - day + 1), day);
        }
    }

    private void order(long id, int daysBefore) {
        jdbc.update("INSERT INTO BLC_ORDER VALUES (?, ?)", id, Timestamp.from(before(daysBefore)));
    }

    private void cart(long id) {
        jdbc.update("INSERT INTO BLC_ORDER VALUES (?, NULL)", id);
    }

    private static Instant before(int days) {
        return UNTIL.minus(Duration.ofDays(days));
    }

    @Test
    void withinTheLastRowsOrdersAreCounted() {
        ordersOfDays(9);
        cart(9_500_000);

        assertThat(reach.of(3, before(7), UNTIL))
                .as("behind the fourth from the end")
                .isEqualTo(new Reach(6_000_000, 7));
        assertThat(reach.of(100, before(7), UNTIL)).isEqualTo(new Reach(0, 7));
        assertThat(reach.of(3, before(7), before(2)))
                .as("the last day is not in it")
                .isEqualTo(new Reach(4_000_000, 5));
    }

    /** Ten rows reach ten days back: as many orders again are reckoned of the ten days before. */
    @Test
    void beyondTheLastRowsOrdersAreReckonedByThoseThatTheyReach() {
        ordersOfDays(40);

        assertThat(reach.of(100, before(20), UNTIL)).isEqualTo(new Reach(30_000_000, 20));
        assertThat(reach.of(3, before(25), UNTIL).orders()).isEqualTo(25);
        assertThat(reach.of(3, before(10), UNTIL).orders())
                .as("just as far as they reach")
                .isEqualTo(10);
    }

    /** Of ten rows five are carts: the five orders reach five days back. */
    @Test
    void cartsAreAmongTheLastRows() {
        ordersOfDays(40);
        for (int cart = 0; cart < 5; cart++) {
            cart(40_000_001L + cart);
        }

        assertThat(reach.of(100, before(20), UNTIL)).isEqualTo(new Reach(35_000_000, 20));
    }

    @Test
    void nothingIsReckonedWhereTheRowsBeforeAreOlderThanWhatIsAskedFor() {
        ordersOfDays(10);
        for (int old = 0; old < 6; old++) {
            order(1 + old, 400);
        }

        assertThat(reach.of(100, before(20), UNTIL).orders())
                .as("the shop was closed before")
                .isEqualTo(10);
        assertThat(reach.of(100, before(500), UNTIL).orders())
                .as("ten orders in ten days would be five hundred in five hundred")
                .isEqualTo(500);
    }

    @Test
    void aStoreWithoutOrdersHasNone() {
        assertThat(reach.of(100, before(20), UNTIL)).isEqualTo(new Reach(0, 0));
    }
}
