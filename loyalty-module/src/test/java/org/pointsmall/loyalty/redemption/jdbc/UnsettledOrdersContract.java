package org.pointsmall.loyalty.redemption.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pointsmall.loyalty.job.Retries;
import org.pointsmall.loyalty.job.Retry;
import org.pointsmall.loyalty.job.jdbc.JobTables;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.ledger.HoldRequest;
import org.pointsmall.loyalty.ledger.HoldStatus;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.jdbc.JdbcLedgerStore;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.redemption.EndedHold;
import org.pointsmall.loyalty.redemption.EndedHolds;
import org.pointsmall.loyalty.redemption.SettleOrders;
import org.pointsmall.loyalty.redemption.SettlementRetries;
import org.pointsmall.loyalty.store.StoreTables;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.pointsmall.loyalty.transaction.jdbc.TransactionsOfAStore;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;
import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

/** Orders that wait to be settled, and holds beside the store's orders, on each database that a store may have. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class UnsettledOrdersContract {
    private static final Instant TEN = Instant.parse("2026-05-01T10:00:00.123Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MovableClock clock = new MovableClock(TEN);
    private TestDatabase database;
    private JdbcTemplate jdbc;
    private Transactions transactions;
    private Retries orders;
    private SettlementRetries retries;

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    @BeforeAll
    void migrate() throws Exception {
        database = start().migrate();
        jdbc = new JdbcTemplate(database.dataSource());
        transactions = TransactionsOfAStore.on(database.dataSource());
        orders = JobTables.retries(database.dataSource(), transactions, SettleOrders.NAME);
        retries = new SettlementRetries(orders, transactions, inUtc(clock));
        jdbc.execute("CREATE TABLE BLC_ORDER (ORDER_ID BIGINT NOT NULL, ORDER_STATUS VARCHAR(255),"
                + " SUBMIT_DATE TIMESTAMP NULL, PRIMARY KEY (ORDER_ID))");
    }

    @AfterAll
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @BeforeEach
    void startEmpty() {
        jdbc.update("DELETE FROM LOYALTY_RETRY");
        clock.moveOn(Duration.between(clock.instant(), TEN));
    }

    @Test
    void readsAnOrderAsItWasNoted() {
        String words = "不能结算 – ’nicht abgerechnet’ 😀";
        retries.failed(new OrderRef(4711, "N-4711"), new IllegalStateException(words));
        clock.moveOn(MINUTE);
        retries.failed(new OrderRef(4711, "N-4711"), new IllegalStateException(words + "\0".repeat(2000)));

        Retry order = orders.find(4711).orElseThrow();
        assertThat(order.id()).isEqualTo(4711);
        assertThat(order.label()).isEqualTo("N-4711");
        assertThat(order.attempts()).isEqualTo(2);
        assertThat(order.firstFailedAt()).isEqualTo(TEN);
        assertThat(order.lastFailedAt()).isEqualTo(TEN.plus(MINUTE));
        assertThat(order.nextAt()).isEqualTo(TEN.plus(MINUTE.multipliedBy(3)));
        assertThat(order.lastError()).startsWith("java.lang.IllegalStateException: " + words);
        assertThat(orders.waiting(10)).containsExactly(order);
    }

    @Test
    void anOrderWithoutANumberIsNotedToo() {
        fail(4711);

        assertThat(orders.find(4711).orElseThrow().label()).isNull();
    }

    @Test
    void answersWhatIsDueById() {
        List.of(30L, 10L, 20L).forEach(this::fail);
        clock.moveOn(Duration.ofSeconds(1));
        fail(5);

        assertThat(due(MINUTE.minusMillis(1), 0, 10)).isEmpty();
        assertThat(due(MINUTE, 0, 10)).containsExactly(10L, 20L, 30L);
        assertThat(due(MINUTE, 10, 1)).containsExactly(20L);
        assertThat(due(MINUTE.plusSeconds(1), 0, 2)).containsExactly(5L, 10L);
        assertThat(orders.waiting(2)).extracting(Retry::id).containsExactly(10L, 20L);
        assertThat(orders.now()).isEqualTo(new Retries.Summary(4, TEN, TEN.plus(MINUTE)));
    }

    @Test
    void whatIsSettledCountsNoMoreAndIsKept() {
        fail(4711);
        in(() -> orders.done(4711, TEN.plusMillis(7)));

        assertThat(orders.find(4711)).isEmpty();
        assertThat(due(MINUTE, 0, 10)).isEmpty();
        assertThat(orders.now()).isEqualTo(new Retries.Summary(0, null, null));
        assertThat(rows(4711, "DONE_AT IS NOT NULL")).isEqualTo(1);

        in(() -> orders.done(4711, TEN.plusSeconds(50)));
        fail(4711);
        assertThat(orders.find(4711))
                .as("a failure that comes after the success")
                .isEmpty();
        assertThat(rows(4711, "ATTEMPTS = 1")).isEqualTo(1);
    }

    @Test
    void aFailureThatLostARaceCountsOnce() {
        fail(4711);
        Retry before = orders.find(4711).orElseThrow();
        fail(4711);
        Retry after = orders.find(4711).orElseThrow();
        assertThat(after.attempts()).isEqualTo(2);

        Instant later = TEN.plus(MINUTE);
        Retry lost = new Retry(4711, "N-4711", 2, TEN, later, later.plus(MINUTE), "came too late");
        in(() -> orders.replace(before, lost));
        assertThat(orders.find(4711)).contains(after);

        in(() -> orders.done(4711, TEN));
        in(() -> orders.replace(after, after));
        assertThat(orders.find(4711)).isEmpty();
    }

    @Test
    void manyWhoNoteTheSameFirstFailureAtOnceNoteItAndNoneOfThemFails() throws Exception {
        int nodes = 8;
        for (long order = 1; order <= 20; order++) {
            long id = order;
            CyclicBarrier start = new CyclicBarrier(nodes);
            atOnce(
                    nodes,
                    () -> transactions.required(() -> {
                        meet(start);
                        fail(id);
                        // The transaction that submits an order goes on after a failure was noted, or could not be.
                        return jdbc.queryForObject("SELECT COUNT(*) FROM LOYALTY_JOURNAL", Long.class);
                    }));
            assertThat(orders.find(id)).isPresent();
        }
        assertThat(orders.now().count()).isEqualTo(20);
    }

    @Test
    void aFailureIsForgottenWithTheTransactionThatSubmitsTheOrder() {
        assertThatThrownBy(() -> transactions.required(() -> {
                    fail(4711);
                    throw new IllegalStateException("the store gives up");
                }))
                .hasMessage("the store gives up");

        assertThat(orders.find(4711)).isEmpty();
    }

    @Test
    void theDatabaseItselfKnowsNoOrderThatBothWaitsAndIsSettled() {
        fail(4711);

        for (String wrong : List.of("DONE_AT = FIRST_FAILED_AT", "NEXT_AT = NULL", "ATTEMPTS = 0")) {
            assertThatThrownBy(() -> jdbc.update("UPDATE LOYALTY_RETRY SET " + wrong))
                    .as(wrong)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    @Test
    void holdsAreReadBesideTheStoresOrdersTheNewestFirst() {
        Ledger ledger = new Ledger(
                new JdbcLedgerStore(database.dataSource(), transactions, inUtc(clock)),
                new LedgerFixture.ProgrammeTerms(),
                inUtc(clock));
        store(1, "SUBMITTED", "CURRENT_TIMESTAMP");
        store(2, "CANCELLED", "CURRENT_TIMESTAMP");
        store(3, "IN_PROCESS", "NULL");
        List<HoldId> released = new ArrayList<>();
        for (long order : List.of(1L, 2L, 3L, 4L)) {
            released.add(claim(ledger, order));
            in(() -> granted(ledger.release(released.get(released.size() - 1))));
        }
        claim(ledger, 1);
        HoldId committed = claim(ledger, 5);
        in(() -> granted(ledger.commit(committed, new OrderRef(5, "N-5"))));
        EndedHolds holds = new StoreTables().blLoyaltyEndedHolds(new OrdersDatabase(database.dataSource()));

        List<EndedHold> found = holds.newestFirst(HoldStatus.RELEASED, null, 10);

        assertThat(found).extracting(EndedHold::orderId).containsExactly(4L, 3L, 2L, 1L);
        assertThat(found)
                .extracting(EndedHold::order)
                .containsExactly(
                        EndedHold.State.GONE,
                        EndedHold.State.NOT_PLACED,
                        EndedHold.State.NOT_PLACED,
                        EndedHold.State.PLACED);
        assertThat(found).extracting(EndedHold::claimed).containsExactly(false, false, false, true);
        assertThat(found.get(3))
                .isEqualTo(new EndedHold(
                        released.get(0),
                        1,
                        new MemberId(7),
                        TEN,
                        TEN.plus(LedgerFixture.A_CHECKOUT),
                        EndedHold.State.PLACED,
                        true));
        assertThat(holds.newestFirst(HoldStatus.RELEASED, released.get(2), 1))
                .extracting(EndedHold::id)
                .containsExactly(released.get(1));
        assertThat(holds.newestFirst(HoldStatus.COMMITTED, null, 10))
                .extracting(EndedHold::id)
                .containsExactly(committed);
    }

    private HoldId claim(Ledger ledger, long order) {
        HoldRequest request =
                new HoldRequest(new MemberId(7), order, Points.ZERO, null, null, LedgerFixture.A_CHECKOUT);
        Hold hold = transactions.required(() -> granted(ledger.hold(request)));
        return hold.id();
    }

    private void store(long order, String status, String submitted) {
        jdbc.update(
                "INSERT INTO BLC_ORDER (ORDER_ID, ORDER_STATUS, SUBMIT_DATE) VALUES (?, ?, " + submitted + ")",
                order,
                status);
    }

    private void fail(long order) {
        retries.failed(new OrderRef(order, null), new IllegalStateException("broken"));
    }

    private List<Long> due(Duration later, long after, int limit) {
        return orders.due(TEN.plus(later), after, limit).stream().map(Retry::id).toList();
    }

    private long rows(long order, String where) {
        return jdbc.queryForObject(
                "SELECT COUNT(*) FROM LOYALTY_RETRY WHERE THING_ID = ? AND " + where, Long.class, order);
    }

    private void in(Runnable work) {
        transactions.required(() -> {
            work.run();
            return true;
        });
    }

    private static void atOnce(int threads, Callable<?> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> results = new ArrayList<>();
            for (int number = 0; number < threads; number++) {
                results.add(pool.submit(work));
            }
            for (Future<?> result : results) {
                result.get();
            }
        } finally {
            pool.shutdown();
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
