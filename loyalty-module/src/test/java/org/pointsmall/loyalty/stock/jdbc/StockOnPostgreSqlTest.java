package org.pointsmall.loyalty.stock.jdbc;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.stock.Claimant;
import org.pointsmall.loyalty.stock.Claiming;
import org.pointsmall.loyalty.stock.Quota;
import org.pointsmall.loyalty.stock.Stock;
import org.pointsmall.loyalty.stock.StockKey;
import org.pointsmall.loyalty.stock.StockStore;
import org.pointsmall.loyalty.stock.Want;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** On a real PostgreSQL, where claims take one trip: who waits for whom. */
class StockOnPostgreSqlTest extends StockContract {
    private static final StockKey LOW = StockKey.of("product", 1);
    private static final StockKey HIGH = StockKey.of("product", 2);
    private static final Want ONE_LOW = new Want(LOW, 1, 100L, null);
    private static final Want ONE_HIGH = new Want(HIGH, 1, 100L, null);

    private final ExecutorService others = Executors.newCachedThreadPool();
    private final Claimant before = Claimant.of("before", 1);

    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }

    /** Both have rows, of which one piece is taken. */
    @BeforeEach
    void somethingIsTaken() {
        assertThat(claim(before, null, ONE_LOW)).isEmpty();
        assertThat(claim(somebody(), null, ONE_HIGH)).isEmpty();
    }

    @AfterEach
    void forget() {
        JdbcTemplate jdbc = new JdbcTemplate(database().dataSource());
        jdbc.update("DELETE FROM LOYALTY_STOCK_CLAIM WHERE STOCK_KEY LIKE 'product:%'");
        jdbc.update("DELETE FROM LOYALTY_STOCK WHERE STOCK_KEY LIKE 'product:%'");
    }

    @AfterAll
    void sendAway() {
        others.shutdownNow();
    }

    @Test
    void aClaimThatFailsLocksNothing() throws Exception {
        Want noneHigh = new Want(HIGH, 1, 1L, null);
        Want noneLow = new Want(LOW, 1, 1L, null);

        for (List<Want> wants : List.of(List.of(ONE_LOW, noneHigh), List.of(noneLow, ONE_HIGH))) {
            within(() -> {
                assertThat(store().claimAtOnce(new Claiming(somebody(), null, wants, NOW, DUE, false)))
                        .isFalse();
                lockNow(LOW, HIGH);
                return true;
            });
        }
    }

    @Test
    void aPieceThatComesBackAmidTwoClaimsIsHadByOneOfThem() throws Exception {
        Want last = new Want(LOW, 1, 1L, null);
        Rival rival = new Rival(last, ONE_HIGH);

        Optional<Refusal> mine = claimPausedAfter(
                Set.of("claimAtOnce"),
                () -> {
                    others.submit(() -> release(before)).get();
                    rival.begin();
                },
                somebody(),
                last,
                ONE_HIGH);

        assertThat(rival.refusal()).isEmpty();
        assertThat(mine.orElseThrow().code()).isEqualTo(RefusalCode.SOLD_OUT);
        assertThat(List.of(taken(LOW), taken(HIGH))).containsExactly(1L, 2L);
    }

    @Test
    void aGuestWhoTriesAgainAndWantsLessWaitsInNoCircle() throws Exception {
        Claimant by = somebody();
        assertThat(claim(by, null, ONE_LOW, ONE_HIGH)).isEmpty();
        Rival rival = new Rival(ONE_LOW, ONE_HIGH);

        assertThat(claimPausedAfter(Set.of("claimAtOnce"), rival::begin, by, ONE_HIGH))
                .isEmpty();

        assertThat(rival.refusal()).isEmpty();
        assertThat(List.of(taken(LOW), taken(HIGH))).containsExactly(2L, 3L);
    }

    @Test
    void whatIsGivenBackAndWhatIsTakenForItAreLockedInOneOrder() throws Exception {
        Claimant by = somebody();
        assertThat(claim(by, null, ONE_HIGH)).isEmpty();
        Rival rival = new Rival(ONE_LOW, ONE_HIGH);

        assertThat(claimPausedAfter(Set.of("take", "putBack"), rival::begin, by, ONE_LOW))
                .isEmpty();

        assertThat(rival.refusal()).isEmpty();
        assertThat(List.of(taken(LOW), taken(HIGH))).containsExactly(3L, 2L);
    }

    @Test
    void whoIsPastTheQuotaDoesNotWaitForWhatOthersTake() throws Exception {
        Want one = new Want(LOW, 1, 100L, Quota.forEver(1));
        assertThat(claim(somebody(), ANA, one)).isEmpty();

        try (Connection another = database().dataSource().getConnection()) {
            another.setAutoCommit(false);
            lock(another, "", LOW);
            Optional<Refusal> refusal = within(() -> {
                new JdbcTemplate(database().dataSource()).execute("SET LOCAL lock_timeout = '1s'");
                return claim(somebody(), ANA, one);
            });
            another.rollback();

            assertThat(refusal.orElseThrow().code()).isEqualTo(RefusalCode.MEMBER_LIMIT_REACHED);
        }
    }

    private interface Meanwhile {
        void run() throws Exception;
    }

    /** Claims; once the store has done one of these for the first time, something else goes on. */
    private Optional<Refusal> claimPausedAfter(Set<String> methods, Meanwhile meanwhile, Claimant by, Want... wants) {
        AtomicBoolean done = new AtomicBoolean();
        StockStore paused = (StockStore) Proxy.newProxyInstance(
                StockStore.class.getClassLoader(), new Class<?>[] {StockStore.class}, (proxy, method, values) -> {
                    Object result = method.invoke(store(), values);
                    if (methods.contains(method.getName()) && done.compareAndSet(false, true)) {
                        meanwhile.run();
                    }
                    return result;
                });
        return within(() -> new Stock(paused).claim(by, null, List.of(wants), NOW, DUE));
    }

    /** Somebody else who claims, in a transaction of his own. */
    private final class Rival {
        private final Want[] wants;
        private Future<Optional<Refusal>> claim;

        Rival(Want... wants) {
            this.wants = wants;
        }

        /** Comes back once he is done, or waits for a lock. */
        void begin() throws SQLException {
            claim = others.submit(() -> claim(somebody(), null, wants));
            try (Connection looking = database().dataSource().getConnection()) {
                while (!claim.isDone() && !somebodyWaits(looking)) {
                    Thread.onSpinWait();
                }
            }
        }

        Optional<Refusal> refusal() throws Exception {
            return claim.get();
        }
    }

    private static boolean somebodyWaits(Connection looking) throws SQLException {
        try (Statement statement = looking.createStatement();
                ResultSet waiting = statement.executeQuery("SELECT COUNT(*) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND wait_event_type = 'Lock'")) {
            return waiting.next() && waiting.getLong(1) > 0;
        }
    }

    /** Fails where somebody has locked one of these. */
    private void lockNow(StockKey... keys) {
        try (Connection another = database().dataSource().getConnection()) {
            another.setAutoCommit(false);
            lock(another, " NOWAIT", keys);
            another.rollback();
        } catch (SQLException e) {
            throw new AssertionError("locked", e);
        }
    }

    private static void lock(Connection connection, String how, StockKey... keys) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (StockKey key : keys) {
                statement.execute("SELECT TAKEN FROM LOYALTY_STOCK WHERE STOCK_KEY = '" + key + "' FOR UPDATE" + how);
            }
        }
    }
}
