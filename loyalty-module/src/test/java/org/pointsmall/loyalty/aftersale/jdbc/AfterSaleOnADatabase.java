package org.pointsmall.loyalty.aftersale.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.aftersale.ReturnReceipt;
import org.pointsmall.loyalty.aftersale.ReturnRequest;
import org.pointsmall.loyalty.aftersale.ShopOnPaper;
import org.pointsmall.loyalty.job.jdbc.JobTables;
import org.pointsmall.loyalty.ledger.jdbc.JdbcLedgerStore;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.proof.jdbc.LedgerProof;
import org.pointsmall.loyalty.purchase.Cart;
import org.pointsmall.loyalty.redemption.SettleOrders;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.DatabaseTransactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/** With the programme's tables on each database that a store may have, and with many at once. */
@Tag("heavy")
abstract class AfterSaleOnADatabase extends AfterSaleContract {
    private TestDatabase database;

    abstract TestDatabase start() throws Exception;

    @Override
    World open(BusinessTime time) throws Exception {
        database = start().migrate();
        DataSource dataSource = database.dataSource();
        Transactions transactions = new DatabaseTransactions(dataSource);
        ShopOnPaper shop = new ShopOnPaper(dataSource);
        shop.createTable();
        return new World(
                transactions,
                new JdbcLedgerStore(dataSource, transactions, time),
                JobTables.retries(dataSource, transactions, SettleOrders.NAME),
                new JdbcReturns(dataSource),
                shop,
                () -> LedgerProof.of(dataSource).prove().differences());
    }

    @AfterAll
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void cancelSixtyFourTimesAtOnceCancelsOnce() throws Exception {
        MemberId ana = member(1_000);
        Cart cart = cart("20.00 x1");
        buy(ana, cart, 600);

        List<Object> outcomes = atOnce(IntStream.range(0, 64)
                .mapToObj(i -> (Callable<Object>) () -> granted(cancel(cart, "c" + i % 8)))
                .toList());

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(ReturnReceipt.class));
        assertThat(outcomes)
                .filteredOn(outcome -> !((ReturnReceipt) outcome).replayed())
                .hasSize(1);
        assertThat(available(ana)).isEqualTo(1_000);
        assertThat(shop.notes(id(cart))).containsExactly("points 6.00 CNY", "cash 14.00 CNY by 0");
    }

    @Test
    void partialReturnsAtOnceNeverTakeBackMoreThanWasBought() throws Exception {
        MemberId ana = member(1_000);
        Cart cart = cart("20.00 x5");
        buy(ana, cart, 600);
        long item = cart.lines().get(0).itemId();

        List<Object> outcomes = atOnce(IntStream.range(0, 16)
                .mapToObj(i -> (Callable<Object>) () -> takeBack(cart, "r" + i, ReturnRequest.Line.pieces(item, 1))
                        .isRefused())
                .toList());

        assertThat(outcomes)
                .filteredOn(Boolean.FALSE::equals)
                .as(outcomes.toString())
                .hasSize(5);
        assertThat(outcomes).filteredOn(Boolean.TRUE::equals).hasSize(11);
        assertThat(available(ana)).isEqualTo(1_000);
        assertThat(shop.givenBack(id(cart))).isEqualTo(1_400);
    }

    @Test
    void aReturnRacingACancelComesToTheWholeOnce() throws Exception {
        for (int i = 0; i < 10; i++) {
            MemberId ana = member(1_000);
            Cart cart = cart("20.00 x3", "shipping 2.00");
            buy(ana, cart, 600);
            long item = cart.lines().get(0).itemId();

            List<Object> outcomes = atOnce(
                    List.of(() -> takeBack(cart, "r", ReturnRequest.Line.pieces(item, 2)), () -> cancel(cart, "c")));

            assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.class));
            assertThat(available(ana)).isEqualTo(1_000);
            assertThat(shop.givenBack(id(cart))).isEqualTo(2_200 - 600);
            assertThat(shop.status(id(cart))).isEqualTo("CANCELLED");
        }
    }

    private static List<Object> atOnce(List<Callable<Object>> works) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(works.size());
        try {
            CountDownLatch start = new CountDownLatch(works.size());
            List<Future<Object>> results = works.stream()
                    .map(work -> threads.submit(() -> {
                        start.countDown();
                        start.await();
                        return work.call();
                    }))
                    .toList();
            List<Object> outcomes = new ArrayList<>();
            for (Future<Object> result : results) {
                try {
                    outcomes.add(result.get());
                } catch (ExecutionException e) {
                    outcomes.add(e.getCause());
                }
            }
            return outcomes;
        } finally {
            threads.shutdown();
        }
    }
}
