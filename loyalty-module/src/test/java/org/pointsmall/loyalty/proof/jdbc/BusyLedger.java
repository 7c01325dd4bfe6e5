package org.pointsmall.loyalty.proof.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import javax.sql.DataSource;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.pointsmall.loyalty.account.Earning;
import org.pointsmall.loyalty.account.Hold;
import org.pointsmall.loyalty.account.HoldRequest;
import org.pointsmall.loyalty.account.Ledger;
import org.pointsmall.loyalty.account.MemberId;
import org.pointsmall.loyalty.account.OrderRef;
import org.pointsmall.loyalty.account.PostingKey;
import org.pointsmall.loyalty.account.Transactions;
import org.pointsmall.loyalty.account.jdbc.JdbcLedgerStore;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.refusal.Outcome;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The real ledger in an empty database, and members who move points at random. */
final class BusyLedger implements AutoCloseable {
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final PointsRate RATE = new PointsRate(Points.of(1), new Money(1, CNY));
    private static final int MEMBERS = 40;

    private final HikariDataSource pool;
    private final Ledger ledger;
    private final Transactions transactions;
    private final Random random = new Random(20261122);
    private final List<Hold> open = new ArrayList<>();
    private long moves;

    BusyLedger(String url, String user) throws LiquibaseException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword("");
        pool = new HikariDataSource(config);
        SpringLiquibase liquibase = new SpringLiquibase();
        liquibase.setResourceLoader(new DefaultResourceLoader());
        liquibase.setDataSource(pool);
        liquibase.setChangeLog("classpath:/org/pointsmall/loyalty/changelog/loyalty-tables.xml");
        liquibase.setAnalyticsEnabled(false);
        liquibase.afterPropertiesSet();
        transactions = new PlainTransactions(new TransactionTemplate(new DataSourceTransactionManager(pool)));
        Clock clock = Clock.fixed(Instant.parse("2026-05-01T10:00:00Z"), ZoneOffset.UTC);
        ledger = new Ledger(new JdbcLedgerStore(pool, transactions, clock), clock);
    }

    DataSource dataSource() {
        return pool;
    }

    JdbcTemplate jdbc() {
        return new JdbcTemplate(pool);
    }

    /** Moves points once. Of one thread at a time. */
    void move() {
        moves++;
        int next = random.nextInt(10);
        if (next < 3) {
            earn();
        } else if (next < 6 || open.isEmpty()) {
            hold();
        } else {
            end(next);
        }
    }

    private void earn() {
        transactions.required(() -> ledger.earn(new Earning(
                someone(),
                PostingKey.of("earn-order", moves),
                Points.of(1 + random.nextInt(100)),
                new OrderRef(moves, "order-" + moves),
                null,
                "test",
                List.of())));
    }

    private void hold() {
        long points = random.nextInt(80);
        boolean none = points == 0;
        Outcome<Hold> outcome = transactions.required(() -> ledger.hold(new HoldRequest(
                someone(),
                moves,
                Points.of(points),
                none ? null : new Money(points, CNY),
                none ? null : RATE,
                Duration.ofMinutes(15))));
        if (outcome instanceof Outcome.Done<Hold> done) {
            open.add(done.value());
        }
    }

    private void end(int how) {
        Hold hold = open.remove(random.nextInt(open.size()));
        transactions.required(() -> switch (how) {
            case 6 -> ledger.release(hold.id());
            case 7 -> ledger.timeOut(hold.id());
            default -> ledger.commit(hold.id(), new OrderRef(hold.orderId(), "order-" + hold.orderId()));
        });
    }

    /** A few have much more to do than the others. */
    private MemberId someone() {
        return new MemberId(1 + Math.min(random.nextInt(MEMBERS), random.nextInt(MEMBERS)));
    }

    @Override
    public void close() {
        pool.close();
    }

    private record PlainTransactions(TransactionTemplate template) implements Transactions {
        @Override
        public <T> T required(Supplier<T> work) {
            return Objects.requireNonNull(template.execute(status -> work.get()));
        }

        /** One thread opens accounts: nobody can be faster. */
        @Override
        public <T> T isolated(Supplier<T> work) {
            return required(work);
        }
    }
}
