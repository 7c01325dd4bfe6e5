package org.pointsmall.loyalty.stock.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.stock.Claimant;
import org.pointsmall.loyalty.stock.Quota;
import org.pointsmall.loyalty.stock.StockKey;
import org.pointsmall.loyalty.stock.StockRules;
import org.pointsmall.loyalty.stock.StockStore;
import org.pointsmall.loyalty.stock.Want;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.TransactionsOfAStore;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** The promises of stock on a database that a store may have, and its races. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StockContract implements StockRules {
    private static final int CLIENTS = 16;

    private final AtomicLong last = new AtomicLong();
    private TestDatabase database;
    private Transactions transactions;
    private JdbcStock stock;

    /** An empty database. */
    abstract TestDatabase start() throws Exception;

    @BeforeAll
    void migrate() throws Exception {
        database = start().migrate();
        transactions = TransactionsOfAStore.on(database.dataSource());
        stock = new JdbcStock(database.dataSource(), transactions);
    }

    @AfterAll
    void closePool() {
        database.close();
    }

    TestDatabase database() {
        return database;
    }

    @Override
    public StockStore store() {
        return stock;
    }

    @Override
    public <T> T within(Supplier<T> work) {
        return transactions.required(work);
    }

    @Override
    public StockKey fresh() {
        return StockKey.of("offer", last.incrementAndGet());
    }

    @Override
    public Claimant somebody() {
        return Claimant.order(last.incrementAndGet());
    }

    @Override
    public long claimed(StockKey key) {
        Long sum = new JdbcTemplate(database.dataSource())
                .queryForObject(
                        "SELECT SUM(QUANTITY - BACK) FROM LOYALTY_STOCK_CLAIM WHERE STOCK_KEY = ?",
                        Long.class,
                        key.value());
        return sum == null ? 0 : sum;
    }

    @Test
    void exactlyTheStockIsSoldToWhoeverComes() throws Exception {
        StockKey key = fresh();

        long claims = atOnce(client -> {
            long got = 0;
            for (int i = 0; i < 10; i++) {
                Claimant by = somebody();
                if (claim(by, new MemberId(client), new Want(key, 1, 50L, null)).isEmpty()) {
                    got++;
                    sell(by);
                }
            }
            return got;
        });

        assertThat(claims).isEqualTo(50);
        assertThat(taken(key)).isEqualTo(50);
        assertThat(claimed(key)).isEqualTo(50);
    }

    @Test
    void whatIsGivenBackAmidTheRushIsSoldToAnother() throws Exception {
        StockKey key = fresh();

        long sold = atOnce(client -> {
            long got = 0;
            for (int i = 0; i < 40; i++) {
                Claimant by = somebody();
                if (claim(by, new MemberId(client), new Want(key, 1, 30L, null)).isEmpty()) {
                    if ((client + i) % 2 == 0) {
                        release(by);
                    } else {
                        sell(by);
                        got++;
                    }
                }
            }
            return got;
        });

        assertThat(sold).isEqualTo(30);
        assertThat(taken(key)).isEqualTo(30);
    }

    @Test
    void oneMembersTapsTakeNoMoreThanTheQuota() throws Exception {
        StockKey key = fresh();

        long claims = atOnce(client ->
                claim(somebody(), ANA, new Want(key, 1, 100L, Quota.forEver(1))).isEmpty() ? 1 : 0);

        assertThat(claims).isEqualTo(1);
        assertThat(taken(key)).isEqualTo(1);
    }

    private interface Client {
        long run(int number);
    }

    private static long atOnce(Client client) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<Long>> runs = new ArrayList<>();
            for (int i = 1; i <= CLIENTS; i++) {
                int number = i;
                runs.add(clients.submit(() -> client.run(number)));
            }
            long sum = 0;
            for (Future<Long> run : runs) {
                sum += run.get();
            }
            return sum;
        } finally {
            clients.shutdownNow();
        }
    }
}
