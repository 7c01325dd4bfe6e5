package org.pointsmall.loyalty.proof.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pointsmall.loyalty.proof.ClosedDays;
import org.pointsmall.loyalty.proof.Difference;
import org.pointsmall.loyalty.proof.Difference.Kind;
import org.pointsmall.loyalty.proof.Proof;
import org.pointsmall.loyalty.proof.ProveLedger;
import org.pointsmall.loyalty.proof.jdbc.JdbcLedgerRows.PageSizes;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** The proof against a real ledger in a real database: nothing to find, until somebody tampers with it. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ProveLedgerContract {
    private static final int MOVES = 2_500;

    BusyLedger ledger;
    private JdbcTemplate jdbc;

    abstract BusyLedger open() throws Exception;

    @BeforeAll
    void moveManyPoints() throws Exception {
        ledger = open();
        jdbc = ledger.jdbc();
        for (int i = 0; i < MOVES; i++) {
            ledger.move();
        }
    }

    @AfterAll
    void close() throws Exception {
        ledger.close();
    }

    @AfterEach
    void nothingIsLeftToFind() {
        assertThat(prove().report()).endsWith("All of it follows from the journal.");
    }

    @Test
    void hasAllKindsOfEntriesToFollow() {
        assertThat(jdbc.queryForList("SELECT DISTINCT KIND FROM LOYALTY_JOURNAL", String.class))
                .contains(
                        "EARN",
                        "ACTIVATE",
                        "HOLD",
                        "BURN",
                        "RELEASE",
                        "EXPIRE",
                        "RETURN",
                        "CLAWBACK",
                        "EXCHANGE",
                        "GIVE_BACK")
                .contains("ADJUST", "REVERSE", "FORFEIT", "TRANSFER", "RECOVER");
        assertThat(number("SELECT COUNT(*) FROM LOYALTY_ACCOUNT WHERE DEBT > 0"))
                .isPositive();
    }

    @Test
    void readsEverythingWhateverThePagesAre() {
        Proof proof = prove();

        assertThat(proof.accounts()).isEqualTo(number("SELECT COUNT(*) FROM LOYALTY_ACCOUNT"));
        assertThat(proof.entries()).isEqualTo(number("SELECT COUNT(*) FROM LOYALTY_JOURNAL"));
        assertThat(proof.holds()).isEqualTo(number("SELECT COUNT(*) FROM LOYALTY_HOLD WHERE POINTS > 0"));
        assertThat(proof.rewards()).isPositive().isEqualTo(number("SELECT COUNT(*) FROM LOYALTY_REWARD"));
        for (PageSizes sizes : new PageSizes[] {new PageSizes(1, 1, 1), new PageSizes(3, 7, 5)}) {
            assertThat(new ProveLedger(
                                    new JdbcLedgerRows(ledger.dataSource(), sizes),
                                    ClosedDays.NONE,
                                    new JdbcMallRows(ledger.dataSource(), sizes.holds()))
                            .prove())
                    .isEqualTo(proof);
        }
    }

    @Test
    void findsNothingWhilePointsMove() {
        AtomicBoolean stop = new AtomicBoolean();
        AtomicLong moved = new AtomicLong();
        CompletableFuture<Void> mover = CompletableFuture.runAsync(() -> {
            while (!stop.get()) {
                ledger.move();
                moved.incrementAndGet();
            }
        });
        try {
            for (int proofs = 0; (proofs < 5 || moved.get() < 200) && !mover.isDone(); proofs++) {
                assertThat(prove().report()).endsWith("All of it follows from the journal.");
            }
        } finally {
            stop.set(true);
            mover.join();
        }
    }

    @Test
    void seesAllTablesAsOfTheMomentWhenTheFirstIsRead() {
        String entries = "SELECT COUNT(*) FROM LOYALTY_JOURNAL";
        new Snapshots(ledger.dataSource()).read(connection -> {
            assertThat(count(connection, "SELECT COUNT(*) FROM LOYALTY_ACCOUNT"))
                    .isPositive();
            long before = number(entries);
            for (int i = 0; i < 20; i++) {
                ledger.move();
            }
            assertThat(number(entries)).isGreaterThan(before);
            assertThat(count(connection, entries)).isEqualTo(before);
            return true;
        });
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void givesConnectionsBackAsTheyCame() throws SQLException {
        prove();

        try (Connection connection = ledger.dataSource().getConnection()) {
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(connection.isReadOnly()).isFalse();
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
        }
    }

    @Test
    void namesAnEntryWhoseAmountWasChanged() {
        long entry = anEntry("BURN");

        tampered(
                "UPDATE LOYALTY_POSTING SET AMOUNT = AMOUNT + %d WHERE LINE = 1 AND ENTRY_ID = " + entry,
                Kind.UNBALANCED_ENTRY,
                entry);
    }

    @Test
    void namesAnEntryThatLostALine() {
        long entry = anEntry("HOLD");
        Map<String, Object> line =
                jdbc.queryForMap("SELECT * FROM LOYALTY_POSTING WHERE LINE = 2 AND ENTRY_ID = " + entry);
        jdbc.update("DELETE FROM LOYALTY_POSTING WHERE LINE = 2 AND ENTRY_ID = ?", entry);
        try {
            assertFirst(Kind.UNBALANCED_ENTRY, entry);
        } finally {
            jdbc.update(
                    "INSERT INTO LOYALTY_POSTING (ENTRY_ID, LINE, SIDE, ACCOUNT_ID, LOT_ID, AMOUNT)"
                            + " VALUES (?, ?, ?, ?, ?, ?)",
                    entry,
                    2,
                    line.get("SIDE"),
                    line.get("ACCOUNT_ID"),
                    line.get("LOT_ID"),
                    line.get("AMOUNT"));
        }
    }

    @Test
    void namesAnEntryWhosePointsAreNotThoseOfItsLines() {
        long entry = anEntry("EARN");

        tampered("UPDATE LOYALTY_JOURNAL SET POINTS = POINTS + %d WHERE ENTRY_ID = " + entry, Kind.WRONG_POINTS, entry);
    }

    @Test
    void namesAnEntryThatSaysAnotherBalance() {
        long entry = anEntry("RELEASE");

        tampered(
                "UPDATE LOYALTY_JOURNAL SET OWNED_AFTER = OWNED_AFTER + %d WHERE ENTRY_ID = " + entry,
                Kind.WRONG_OWNED_AFTER,
                entry);
    }

    @Test
    void namesTheLastEntryOfALotWhoseRowIsOff() {
        long lot = number("SELECT MIN(LOT_ID) FROM LOYALTY_LOT WHERE AVAILABLE > 0");

        tampered(
                "UPDATE LOYALTY_LOT SET AVAILABLE = AVAILABLE + %d WHERE LOT_ID = " + lot,
                Kind.WRONG_LOT,
                number("SELECT MAX(ENTRY_ID) FROM LOYALTY_POSTING WHERE LOT_ID = " + lot));
    }

    @Test
    void findsPointsInALotThatIsUsedUp() {
        long lot = number("SELECT MIN(LOT_ID) FROM LOYALTY_LOT WHERE AVAILABLE + PENDING + HELD = 0");

        tampered(
                "UPDATE LOYALTY_LOT SET HELD = HELD + %d WHERE LOT_ID = " + lot,
                Kind.WRONG_LOT,
                number("SELECT MAX(j.ENTRY_ID) FROM LOYALTY_JOURNAL j, LOYALTY_LOT l"
                        + " WHERE j.ACCOUNT_ID = l.ACCOUNT_ID AND l.LOT_ID = " + lot));
    }

    @Test
    void namesTheLastEntryOfALotThatOwesSomethingElse() {
        long lot = number("SELECT MIN(LOT_ID) FROM LOYALTY_OWED_LOT WHERE OWED <> 0");

        tampered(
                "UPDATE LOYALTY_OWED_LOT SET OWED = OWED + %d WHERE LOT_ID = " + lot,
                Kind.WRONG_LOT,
                number("SELECT MAX(ENTRY_ID) FROM LOYALTY_POSTING WHERE LOT_ID = " + lot));
    }

    @Test
    void namesTheLastEntryOfAnAccountWhoseRowIsOff() {
        long account = number("SELECT MIN(ACCOUNT_ID) FROM LOYALTY_ACCOUNT WHERE SPENT > 0");

        tampered(
                "UPDATE LOYALTY_ACCOUNT SET SPENT = SPENT + %d WHERE ACCOUNT_ID = " + account,
                Kind.WRONG_ACCOUNT,
                number("SELECT MAX(ENTRY_ID) FROM LOYALTY_JOURNAL WHERE ACCOUNT_ID = " + account));
    }

    @Test
    void namesTheEntryOfAHoldWhoseRowIsOff() {
        long entry = anEntry("HOLD");

        tampered(
                "UPDATE LOYALTY_HOLD SET POINTS = POINTS + %d WHERE HOLD_ID = " + holdOf(entry),
                Kind.WRONG_HOLD,
                entry);
    }

    @Test
    void namesTheEntryThatUsedOtherPointsThanItsHoldSays() {
        long entry = anEntry("BURN");

        tampered(
                "UPDATE LOYALTY_HOLD SET COMMITTED_POINTS = COMMITTED_POINTS - %d WHERE HOLD_ID = " + holdOf(entry),
                Kind.WRONG_HOLD,
                entry);
    }

    @Test
    void namesTheEntryOfAHoldWhoseLotsAreOff() {
        long entry = anEntry("HOLD");

        tampered(
                "UPDATE LOYALTY_HOLD_LOT SET POINTS = POINTS + %d WHERE HOLD_ID = " + holdOf(entry),
                Kind.WRONG_HOLD_LOTS,
                entry);
    }

    @Test
    void namesTheEntryThatGivesBackWhatNoExchangeUsedUp() {
        long entry = anEntry("GIVE_BACK");
        long exchange = number("SELECT REVERSES_ENTRY_ID FROM LOYALTY_JOURNAL WHERE ENTRY_ID = " + entry);
        jdbc.update("UPDATE LOYALTY_JOURNAL SET KIND = 'BURN' WHERE ENTRY_ID = ?", exchange);
        try {
            assertThat(prove().differences())
                    .filteredOn(found -> found.kind() != Kind.WRONG_REWARD)
                    .first()
                    .satisfies(first -> assertThat(first.kind()).isEqualTo(Kind.WRONG_GIVE_BACK));
        } finally {
            jdbc.update("UPDATE LOYALTY_JOURNAL SET KIND = 'EXCHANGE' WHERE ENTRY_ID = ?", exchange);
        }
    }

    @Test
    void findsAHoldThatNoEntryReservedPointsFor() {
        long hold = number("SELECT MIN(HOLD_ID) FROM LOYALTY_HOLD WHERE POINTS = 0");

        tampered(
                "UPDATE LOYALTY_HOLD SET POINTS = POINTS + %d WHERE HOLD_ID = " + hold,
                Kind.WRONG_HOLD,
                Difference.NO_ENTRY);
    }

    /** One from the middle of the journal, so that others follow. */
    private long anEntry(String kind) {
        return number("SELECT MIN(ENTRY_ID) FROM LOYALTY_JOURNAL WHERE ENTRY_ID > 500 AND KIND = '" + kind + "'");
    }

    private long holdOf(long entry) {
        return number("SELECT HOLD_ID FROM LOYALTY_JOURNAL WHERE ENTRY_ID = " + entry);
    }

    /** Adds a point with the statement, looks for the difference, and takes the point back. */
    private void tampered(String addPoints, Kind kind, long entry) {
        jdbc.update(addPoints.formatted(1));
        try {
            assertFirst(kind, entry);
        } finally {
            jdbc.update(addPoints.formatted(-1));
        }
    }

    private void assertFirst(Kind kind, long entry) {
        Proof proof = prove();
        assertThat(proof.isSound()).isFalse();
        assertThat(proof.differences()).first().satisfies(first -> {
            assertThat(first.kind()).as(first.words()).isEqualTo(kind);
            assertThat(first.entry()).as(first.words()).isEqualTo(entry);
        });
    }

    private Proof prove() {
        return LedgerProof.of(ledger.dataSource()).prove();
    }

    private long number(String sql) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, Long.class), sql);
    }
}
