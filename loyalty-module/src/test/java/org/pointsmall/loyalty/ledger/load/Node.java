package org.pointsmall.loyalty.ledger.load;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.pointsmall.loyalty.delivery.DeliverEvents;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.job.jdbc.JobTables;
import org.pointsmall.loyalty.ledger.AccountStatus;
import org.pointsmall.loyalty.ledger.ClaimTakenException;
import org.pointsmall.loyalty.ledger.ClawbackPolicy;
import org.pointsmall.loyalty.ledger.DueLots;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldRequest;
import org.pointsmall.loyalty.ledger.JournalEntry;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerEvents;
import org.pointsmall.loyalty.ledger.LedgerObserver;
import org.pointsmall.loyalty.ledger.LedgerStore;
import org.pointsmall.loyalty.ledger.LedgerTerms;
import org.pointsmall.loyalty.ledger.LockedAccount;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.OpenLots;
import org.pointsmall.loyalty.ledger.OpenOneByOne;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.ledger.jdbc.JdbcDueLots;
import org.pointsmall.loyalty.ledger.jdbc.JdbcLedgerStore;
import org.pointsmall.loyalty.ledger.jdbc.JdbcOpenLots;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.outbox.jdbc.OutboxTables;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.refusal.Outcome;
import org.pointsmall.loyalty.refusal.Refusal;
import org.pointsmall.loyalty.refusal.RefusalCode;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.pointsmall.loyalty.transaction.jdbc.TransactionsOfAStore;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

/** One node of a store, as far as points go: its pool, its transactions, its ledger. */
final class Node implements AutoCloseable {
    final Transactions transactions;
    final LedgerStore store;
    final Ledger ledger;
    final DueLots dueLots;
    final OpenLots openLots;
    final Clock clock;
    final JdbcTemplate jdbc;
    final DeliverEvents deliverEvents;
    private final HikariDataSource pool;

    /** The two ways in which stores run a checkout. */
    enum Flow {
        EACH_STEP_ALONE,
        ONE_OUTER_TRANSACTION
    }

    Node(String url, int connections, Clock clock) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(Duration.ofMinutes(5).toMillis());
        pool = new HikariDataSource(config);
        jdbc = new JdbcTemplate(pool);
        this.clock = clock;
        transactions = TransactionsOfAStore.on(pool);
        JdbcLedgerStore tables = new JdbcLedgerStore(pool, transactions, inUtc(clock));
        Outbox outbox = new OutboxTables().blLoyaltyOutbox(new OrdersDatabase(pool), tables.pipeline());
        store = tables;
        dueLots = new JdbcDueLots(pool, transactions, LedgerObserver.NONE, outbox);
        ledger = new Ledger(store, new DebtsAllowed(), inUtc(clock), LedgerObserver.NONE, new LedgerEvents(outbox));
        openLots = new JdbcOpenLots(
                pool, new OpenOneByOne(store, ledger, inUtc(clock)), LedgerObserver.NONE, inUtc(clock));
        deliverEvents = new DeliverEvents(
                new OutboxTables().blLoyaltyUndelivered(new OrdersDatabase(pool)),
                () -> List.of(new HeardEvents(jdbc)),
                JobTables.retries(pool, transactions, DeliverEvents.NAME),
                transactions,
                inUtc(clock));
    }

    void createTables() throws LiquibaseException {
        SpringLiquibase liquibase = new SpringLiquibase();
        liquibase.setResourceLoader(new DefaultResourceLoader());
        liquibase.setDataSource(pool);
        liquibase.setChangeLog("classpath:/org/pointsmall/loyalty/changelog/loyalty-tables.xml");
        liquibase.setAnalyticsEnabled(false);
        liquibase.afterPropertiesSet();
        HeardEvents.createTable(jdbc);
    }

    /** Tells what has happened, on one of the nodes or on several at once. */
    void tell(Job.Run pass) {
        Job.Chunk chunk;
        do {
            chunk = pass.next();
        } while (!chunk.last());
    }

    /** A movement in a transaction of its own. */
    <T> T alone(Supplier<T> movement) {
        return transactions.required(movement);
    }

    /** A whole checkout: the hold, then its settlement. */
    Outcome<Hold> checkOut(Flow flow, HoldRequest request, long award) {
        if (flow == Flow.EACH_STEP_ALONE) {
            Outcome<Hold> hold = begin(request);
            return hold.isRefused() ? hold : alone(() -> settle(request.member(), request.orderId(), award));
        }
        return unlessTaken(() -> {
            Outcome<Hold> hold = begun(request);
            return hold.isRefused()
                    ? hold
                    : transactions.isolated(() -> settle(request.member(), request.orderId(), award));
        });
    }

    /**
     * Holds in a transaction of its own, or claims the checkout where no points are spent. A race for the order that is
     * lost is refused, as {@code HoldPoints} does.
     */
    Outcome<Hold> begin(HoldRequest request) {
        return unlessTaken(() -> begun(request));
    }

    private Outcome<Hold> begun(HoldRequest request) {
        return request.points().isZero()
                ? ledger.claim(request).map(id -> store.hold(id).orElseThrow())
                : ledger.hold(request);
    }

    /** Commits the order's hold and posts its award, under one lock, as {@code SettleCheckout} does. */
    Outcome<Hold> settle(MemberId member, long order, long award) {
        LockedAccount account = ledger.lock(member);
        OrderRef about = new OrderRef(order, "number-" + order);
        Optional<Hold> claim = account.claim(order);
        if (claim.isEmpty() || account.account().status() == AccountStatus.CLOSED) {
            return Outcome.refused(Refusal.of(RefusalCode.HOLD_EXPIRED).with("orderId", order));
        }
        Outcome<Hold> hold = account.commit(claim.get(), about);
        Outcome<JournalEntry> earned = account.earn(new Earning(
                member,
                PostingKey.of("award", order),
                Points.of(award),
                about,
                LotPolicy.LASTING,
                "checkout",
                List.of()));
        // Both or neither.
        earned.orElseThrow(refusal -> new IllegalStateException("order " + order + " earns nothing: " + refusal));
        return hold;
    }

    private <T> Outcome<T> unlessTaken(Supplier<Outcome<T>> movement) {
        try {
            return alone(movement);
        } catch (ClaimTakenException taken) {
            return Outcome.refused(Refusal.of(RefusalCode.CONFLICT).with("orderId", taken.orderId()));
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private record DebtsAllowed() implements LedgerTerms {
        @Override
        public Duration grace() {
            return Duration.ofDays(3);
        }

        @Override
        public ClawbackPolicy clawback(Instant placedAt) {
            return ClawbackPolicy.REVOKE_BELOW_ZERO;
        }
    }
}
