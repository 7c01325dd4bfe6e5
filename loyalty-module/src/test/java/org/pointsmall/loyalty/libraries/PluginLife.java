package org.pointsmall.loyalty.libraries;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.pointsmall.loyalty.condition.jdbc.ConditionJson;
import org.pointsmall.loyalty.definition.jdbc.DraftJson;
import org.pointsmall.loyalty.earning.RuleKind;
import org.pointsmall.loyalty.job.InMemoryRetries;
import org.pointsmall.loyalty.job.JobResult;
import org.pointsmall.loyalty.job.Node;
import org.pointsmall.loyalty.job.RunJob;
import org.pointsmall.loyalty.job.ScriptedJob;
import org.pointsmall.loyalty.job.jdbc.JobTables;
import org.pointsmall.loyalty.ledger.Earning;
import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldRequest;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerFixture;
import org.pointsmall.loyalty.ledger.LotPolicy;
import org.pointsmall.loyalty.ledger.MovableClock;
import org.pointsmall.loyalty.ledger.PostingKey;
import org.pointsmall.loyalty.ledger.jdbc.JdbcLedgerStore;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.metrics.LedgerCounts;
import org.pointsmall.loyalty.metrics.MetersFixture;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.proof.jdbc.LedgerProof;
import org.pointsmall.loyalty.purchase.Allocation;
import org.pointsmall.loyalty.purchase.OrderRef;
import org.pointsmall.loyalty.schema.jdbc.LoyaltyChangelog;
import org.pointsmall.loyalty.statement.jdbc.StatementTables;
import org.pointsmall.loyalty.trace.TraceLine;
import org.pointsmall.loyalty.transaction.jdbc.DatabaseTransactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.core.SpringVersion;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.pointsmall.loyalty.time.TimeFixture.inUtc;

/**
 * One short life of the programme that takes each library which the plugin shares with a store: it migrates twice, earns,
 * holds, burns, runs a job under its lock, reads a rule, binds its meters and proves the ledger. Answers the libraries'
 * versions. Loaded by a class loader of its own, so it is handed nothing but strings.
 */
public final class PluginLife implements BiFunction<String, String, String> {
    /** A registry itself does not keep them alive. */
    @SuppressWarnings("FieldCanBeLocal")
    private Consumer<MeterRegistry> meters;

    @Override
    public String apply(String driver, String url) {
        DriverManagerDataSource database = new DriverManagerDataSource(url, "postgres", "postgres");
        database.setDriverClassName(driver);
        migrate(database);
        earnAndBurn(database);
        runAJob(database);
        readARule();
        if (!LedgerProof.of(database).prove().isSound()) {
            throw new AssertionError("the ledger does not agree with its journal");
        }
        return "Spring " + SpringVersion.getVersion() + ", Liquibase "
                + liquibase.util.LiquibaseUtil.getBuildVersion() + ", Jackson "
                + com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION;
    }

    private static void migrate(DataSource database) {
        try {
            LoyaltyChangelog.tables(database, new DefaultResourceLoader()).afterPropertiesSet();
            JdbcTemplate jdbc = new JdbcTemplate(database);
            jdbc.execute("CREATE TABLE BLC_PRODUCT (PRODUCT_ID BIGINT)");
            jdbc.execute("CREATE TABLE BLC_CATEGORY (CATEGORY_ID BIGINT)");
            LoyaltyChangelog.storeChanges(database, new DefaultResourceLoader()).afterPropertiesSet();
            LoyaltyChangelog.tables(database, new DefaultResourceLoader()).afterPropertiesSet();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Traces and allocations are JSON; meters count what the ledger moves. */
    private void earnAndBurn(DataSource database) {
        MovableClock clock = new MovableClock(Instant.parse("2026-05-01T10:00:00.123Z"));
        DatabaseTransactions transactions = new DatabaseTransactions(database);
        LedgerCounts counts = new LedgerCounts(Runnable::run);
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        meters = MetersFixture.meters(
                counts,
                new StatementTables().blLoyaltyOpenHolds(new OrdersDatabase(database), transactions),
                new InMemoryRetries(),
                new JobTables().blLoyaltyJobStatuses(new OrdersDatabase(database), transactions),
                inUtc(clock));
        meters.accept(registry);
        Ledger ledger = new Ledger(
                new JdbcLedgerStore(database, transactions, inUtc(clock)),
                new LedgerFixture.ProgrammeTerms(),
                inUtc(clock),
                counts);
        MemberId member = new MemberId(1);
        LedgerFixture.granted(transactions.required(() -> ledger.earn(new Earning(
                member,
                PostingKey.of("given", 1),
                Points.of(100),
                null,
                LotPolicy.LASTING,
                "test",
                List.of(new TraceLine("earn.base-rate", Map.of("points", "100")))))));
        Money money = new Money(30, LedgerFixture.CNY);
        Hold hold = LedgerFixture.granted(transactions.required(() -> ledger.hold(new HoldRequest(
                member,
                7,
                Points.of(30),
                money,
                LedgerFixture.A_POINT_IS_A_FEN,
                new Allocation(List.of(new Allocation.Part(1L, Points.of(30), money))),
                Duration.ofMinutes(15)))));
        expect(registry.get("loyalty.holds.open").gauge().value() == 1, "one hold is open");
        LedgerFixture.granted(transactions.required(() -> ledger.commit(hold.id(), new OrderRef(7, "A-7"))));
        expect(ledger.balance(member).available().equals(Points.of(70)), "70 points are left");
        expect(
                registry.get("loyalty.points")
                                .tag("kind", "EARN")
                                .functionCounter()
                                .count()
                        == 100,
                "100 were earned");
        expect(
                !new StatementTables()
                        .blLoyaltyStatements(new OrdersDatabase(database))
                        .page(member, null, 10)
                        .isEmpty(),
                "the statement reads them");
    }

    private static void runAJob(DataSource database) {
        MovableClock clock = new MovableClock(Instant.parse("2026-05-01T10:00:00.123Z"));
        Node node = new Node("ann");
        OrdersDatabase orders = new OrdersDatabase(database);
        JobTables tables = new JobTables();
        RunJob runJob = new RunJob(
                tables.blLoyaltyJobLocks(orders, new DataSourceTransactionManager(database), node, inUtc(clock)),
                tables.blLoyaltyJobStatuses(orders, new DatabaseTransactions(database)),
                (job, things) -> {},
                node,
                Duration.ofMinutes(2),
                inUtc(clock));
        expect(
                runJob.run(new ScriptedJob("life").chunk(3, () -> {}), () -> false)
                        .equals(new JobResult.Finished(3)),
                "the job ran under its lock");
    }

    private static void readARule() {
        DraftJson.Read read = new DraftJson(new RuleKind(ConditionJson.TEXT))
                .read("{\"name\":\"x1.5\",\"effect\":{\"kind\":\"MULTIPLIER\",\"factor\":1.5}}");
        expect(read.toString().contains("1.5"), "a rule is read: " + read);
    }

    private static void expect(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("not so: " + what);
        }
    }
}
