package org.pointsmall.loyalty.broadleaf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pointsmall.loyalty.broadleaf.store.MovableClock;
import org.pointsmall.loyalty.broadleaf.store.Shop;
import org.pointsmall.loyalty.broadleaf.store.Shop.Flow;
import org.pointsmall.loyalty.broadleaf.store.StoreTest;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.JobResult;
import org.pointsmall.loyalty.job.Retries;
import org.pointsmall.loyalty.job.Retry;
import org.pointsmall.loyalty.job.RunJob;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.EntryKind;
import org.pointsmall.loyalty.ledger.HoldId;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.proof.ProveLedger;
import org.pointsmall.loyalty.redemption.OffsetCart;
import org.pointsmall.loyalty.redemption.PointsWish;
import org.pointsmall.loyalty.redemption.SettleOrders;
import org.pointsmall.loyalty.statement.Statements;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Settlements that fail, and orders and points that do not match, in a real store on whichever database a subclass
 * names. A database that takes no new lots is what makes an award fail.
 */
@StoreTest
abstract class SettlementContract {
    @Autowired
    Shop shop;

    @Autowired
    MovableClock clock;

    @Autowired
    Ledger ledger;

    @Autowired
    Statements statements;

    @Autowired
    ProveLedger proveLedger;

    @Autowired
    OffsetCart offsetCart;

    @Autowired
    RunJob runJob;

    @Autowired
    @Qualifier("blLoyaltyTimeOutHolds")
    Job timeOutHolds;

    @Autowired
    SettleOrders settleOrders;

    @Autowired
    @Qualifier("blLoyaltyMatchOrders")
    Job matchOrders;

    @Autowired
    Retries unsettled;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcTemplate jdbc;

    private long lantern;
    private long ana;

    /** What other tests have left is dealt with first, so that jobs are counted rightly. */
    @BeforeEach
    void openTheShop() {
        runEverythingLater();
        lantern = shop.product("12.34");
        ana = shop.member();
    }

    @AfterEach
    void theLedgerIsRight() {
        assertThat(proveLedger.prove().differences()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void anAwardThatFailsIsSeenAndSettledByTheJobExactlyOnce(Flow flow) {
        long order = cartWithPoints();
        String number = whileNoAwardCanBePosted(() -> shop.checkout(ana, order, flow));
        assertThat(submitted(order)).isTrue();
        assertBalance(500, 500, 0);
        assertThat(unsettled.waiting(1000))
                .filteredOn(row -> row.id() == order)
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.label()).isEqualTo(number);
                    assertThat(row.attempts()).isEqualTo(1);
                    assertThat(row.lastError()).contains("Exception").doesNotContain("\tat ");
                });
        assertThat(run(settleOrders)).isZero();

        clock.advance(Duration.ofMinutes(1));
        assertThat(run(settleOrders)).isEqualTo(1);

        assertBalance(1000 - 500 + 19, 0, 500);
        assertThat(find(order)).isEmpty();
        clock.advance(Duration.ofHours(2));
        assertThat(run(settleOrders)).isZero();
        // Other tests may have left holds that last longer.
        run(timeOutHolds);
        assertBalance(1000 - 500 + 19, 0, 500);
    }

    @Test
    void aSettlementThatGoesOnFailingIsTriedLessAndLessOften() {
        long order = cartWithPoints();
        whileNoAwardCanBePosted(() -> {
            shop.checkout(ana, order, Flow.OUTER_TRANSACTION);
            clock.advance(Duration.ofMinutes(1));
            assertThat(run(settleOrders)).isZero();
            clock.advance(Duration.ofMinutes(1));
            return run(settleOrders);
        });

        Retry row = find(order).get(0);
        assertThat(row.attempts()).isEqualTo(2);
        assertThat(Duration.between(row.lastFailedAt(), row.nextAt())).isEqualTo(Duration.ofMinutes(2));
        assertThat(settleOrders.tryNow(order)).isTrue();
        assertBalance(1000 - 500 + 19, 0, 500);
        assertThat(find(order)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void recoveryEndsTheRetriesOfWhatItSettles(Flow flow) {
        long order = cartWithPoints();
        whileNoAwardCanBePosted(() -> shop.checkout(ana, order, flow));

        clock.advance(Duration.ofMinutes(16));
        assertThat(run(timeOutHolds)).isPositive();

        assertBalance(1000 - 500 + 19, 0, 500);
        assertThat(find(order)).isEmpty();
        assertThat(run(settleOrders)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void anOrderStandsThoughItsFailureCanNotEvenBeNotedAndIsMatchedLater(Flow flow) {
        long order = cartWithPoints();
        jdbc.execute("ALTER TABLE LOYALTY_RETRY RENAME TO LOYALTY_RETRY_AWAY");
        try {
            whileNoAwardCanBePosted(() -> shop.checkout(ana, order, flow));
        } finally {
            jdbc.execute("ALTER TABLE LOYALTY_RETRY_AWAY RENAME TO LOYALTY_RETRY");
        }
        assertThat(submitted(order)).isTrue();
        assertBalance(500, 500, 0);
        transactions.required(() -> ledger.timeOut(openHold(order)));
        assertThat(run(settleOrders)).isZero();
        assertBalance(1000, 0, 0);

        clock.advance(Duration.ofMinutes(16));
        assertThat(run(matchOrders)).isEqualTo(1);

        assertBalance(1000 - 500 + 19, 0, 500);
        assertThat(run(matchOrders)).isZero();
        assertBalance(1000 - 500 + 19, 0, 500);
    }

    @Test
    void manyRetriesAndARecoveryAtOnceSettleAnOrderOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            ana = shop.member();
            long order = cartWithPoints();
            whileNoAwardCanBePosted(() -> shop.checkout(ana, order, Flow.BROADLEAF));
            clock.advance(Duration.ofMinutes(16));

            atOnce(List.of(
                    () -> settleOrders.begin().next(),
                    () -> settleOrders.begin().next(),
                    () -> settleOrders.tryNow(order),
                    () -> timeOutHolds.begin().next(),
                    () -> timeOutHolds.begin().next(),
                    () -> matchOrders.begin().next()));

            assertBalance(1000 - 500 + 19, 0, 500);
            assertThat(find(order)).isEmpty();
            assertThat(statements.ofOrder(order)).isEqualTo(new Statements.OrderPoints(Points.of(500), Points.of(19)));
        }
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void whatAnOrderMovedIsUndoneWhenTheStoreDeletesIt(Flow flow) {
        long order = cartWithPoints();
        String number = shop.checkout(ana, order, flow);
        assertBalance(1000 - 500 + 19, 0, 500);
        shop.delete(order);

        assertThat(run(matchOrders)).isEqualTo(1);

        assertBalance(1000, 0, 0);
        List<JournalEntry> page = statements.page(new MemberId(ana), null, 2).stream()
                .map(Statements.Line::entry)
                .toList();
        assertThat(page).extracting(JournalEntry::kind).containsExactly(EntryKind.CLAWBACK, EntryKind.RETURN);
        assertThat(page).allSatisfy(entry -> {
            assertThat(entry.about().reason()).isEqualTo("The order is no longer in the store");
            assertThat(entry.order().number()).isEqualTo(number);
        });
        assertThat(run(matchOrders)).isZero();
        assertBalance(1000, 0, 0);
    }

    @Test
    void manyMatchesAtOnceUndoAVanishedOrderOnce() throws Exception {
        long order = cartWithPoints();
        shop.checkout(ana, order, Flow.BROADLEAF);
        shop.delete(order);

        atOnce(List.of(this::match, this::match, this::match, this::match));

        assertBalance(1000, 0, 0);
        assertThat(run(matchOrders)).isZero();
    }

    @Test
    void anOrderThatVanishesWhileItWaitsWaitsNoLonger() {
        long order = cartWithPoints();
        whileNoAwardCanBePosted(() -> shop.checkout(ana, order, Flow.BROADLEAF));
        shop.delete(order);

        clock.advance(Duration.ofMinutes(16));
        assertThat(run(settleOrders)).isEqualTo(1);
        run(timeOutHolds);

        assertThat(find(order)).isEmpty();
        assertBalance(1000, 0, 0);
    }

    @Test
    void aGuestsOrderIsNeverAwardedThoughTheGuestRegistersAfterwards() {
        long guest = shop.guest();
        long order = shop.cart(guest, lantern, 2);
        shop.checkout(guest, order, Flow.BROADLEAF);
        assertThat(find(order)).isEmpty();

        shop.register(guest);
        runEverythingLater();

        assertThat(ledger.balance(new MemberId(guest)).available()).isEqualTo(Points.ZERO);
    }

    @Test
    void anOrderFromBeforeThePluginIsNeverAwarded() {
        long guest = shop.guest();
        long order = shop.cart(guest, lantern, 2);
        shop.checkout(guest, order, Flow.BROADLEAF);
        // A member's order in whose checkout no programme took part.
        jdbc.update("UPDATE BLC_ORDER SET CUSTOMER_ID = ? WHERE ORDER_ID = ?", ana, order);

        runEverythingLater();

        assertBalance(0, 0, 0);
    }

    private void runEverythingLater() {
        clock.advance(Duration.ofMinutes(16));
        run(timeOutHolds);
        run(settleOrders);
        run(matchOrders);
    }

    private Object match() {
        Job.Run pass = matchOrders.begin();
        while (!pass.next().last()) {}
        return true;
    }

    private long run(Job job) {
        JobResult result = runJob.runWhenDue(job, Duration.ZERO, () -> false);
        assertThat(result).isInstanceOf(JobResult.Finished.class);
        return ((JobResult.Finished) result).processed();
    }

    /** A cart of 24.68 with 500 of Ana's 1000 points on it. */
    private long cartWithPoints() {
        transactions.required(() -> ledger.earn(new Earning(
                new MemberId(ana),
                PostingKey.of("given-to", ana),
                Points.of(1000),
                null,
                LotPolicy.LASTING,
                "test",
                List.of())));
        long order = shop.cart(ana, lantern, 2);
        assertThat(shop.as(ana, () -> offsetCart.apply(PointsWish.of(Points.of(500))))
                        .isRefused())
                .isFalse();
        return order;
    }

    private <T> T whileNoAwardCanBePosted(Supplier<T> work) {
        long newest = jdbc.queryForObject("SELECT COALESCE(MAX(LOT_ID), 0) FROM LOYALTY_LOT", Long.class);
        jdbc.update("ALTER TABLE LOYALTY_LOT ADD CONSTRAINT NO_NEW_LOTS CHECK (LOT_ID <= " + newest + ")");
        try {
            return work.get();
        } finally {
            jdbc.update("ALTER TABLE LOYALTY_LOT DROP CONSTRAINT NO_NEW_LOTS");
        }
    }

    private HoldId openHold(long order) {
        return new HoldId(
                jdbc.queryForObject("SELECT HOLD_ID FROM LOYALTY_HOLD WHERE CLAIM_ORDER_ID = ?", Long.class, order));
    }

    private List<Retry> find(long order) {
        return unsettled.waiting(1000).stream().filter(row -> row.id() == order).toList();
    }

    private boolean submitted(long order) {
        return !jdbc.queryForList(
                        "SELECT ORDER_ID FROM BLC_ORDER WHERE ORDER_ID = ? AND ORDER_STATUS = 'SUBMITTED'", order)
                .isEmpty();
    }

    private void assertBalance(long available, long held, long spent) {
        var balance = ledger.balance(new MemberId(ana));
        assertThat(List.of(
                        balance.available().value(),
                        balance.held().value(),
                        balance.spent().value()))
                .as("available, held, spent")
                .containsExactly(available, held, spent);
    }

    private interface Work {
        Object run() throws Exception;
    }

    private static void atOnce(List<Work> works) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(works.size());
        try {
            CyclicBarrier start = new CyclicBarrier(works.size());
            List<Future<Object>> results = new ArrayList<>();
            for (Work work : works) {
                results.add(threads.submit(() -> {
                    start.await();
                    return work.run();
                }));
            }
            for (Future<Object> result : results) {
                result.get();
            }
        } finally {
            threads.shutdown();
        }
    }
}
