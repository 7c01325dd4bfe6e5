package org.pointsmall.benchmarks.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;
import org.pointsmall.loyalty.adjustment.ApprovalRule;
import org.pointsmall.loyalty.adjustment.batch.BatchCounts;
import org.pointsmall.loyalty.adjustment.batch.BatchMembers;
import org.pointsmall.loyalty.adjustment.batch.BatchRow;
import org.pointsmall.loyalty.adjustment.batch.PointsInBulk;
import org.pointsmall.loyalty.adjustment.batch.RunBatches;
import org.pointsmall.loyalty.adjustment.jdbc.JdbcOpenings;
import org.pointsmall.loyalty.adjustment.jdbc.JdbcPointsBatches;
import org.pointsmall.loyalty.adjustment.opening.OpeningBalances;
import org.pointsmall.loyalty.adjustment.opening.OpeningMembers;
import org.pointsmall.loyalty.adjustment.opening.OpeningWork;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.ledger.ClawbackPolicy;
import org.pointsmall.loyalty.ledger.Expiry;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.LedgerObserver;
import org.pointsmall.loyalty.ledger.LedgerTerms;
import org.pointsmall.loyalty.ledger.OpenOneByOne;
import org.pointsmall.loyalty.ledger.jdbc.JdbcLedgerStore;
import org.pointsmall.loyalty.ledger.jdbc.JdbcOpenLots;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.outbox.Outbox;
import org.pointsmall.loyalty.store.StoreTables;
import org.pointsmall.loyalty.tier.Benefits;
import org.pointsmall.loyalty.tier.Measure;
import org.pointsmall.loyalty.tier.QualifyingPeriod;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierName;
import org.pointsmall.loyalty.tier.TierScheme;
import org.pointsmall.loyalty.tier.Tiers;
import org.pointsmall.loyalty.tier.jdbc.JdbcTierStore;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;

/** The plugin's opening balances, by the use cases behind the admin's page and the job that it waits for. */
final class TakeOver {
    private final PointsInBulk bulk;
    private final OpeningBalances openings;
    private final RunBatches job;

    TakeOver(HikariDataSource pool) {
        BusinessTime time = new BusinessTime(Clock.systemUTC(), ZoneOffset.UTC);
        Transactions transactions = new SpringTransactions(pool);
        JdbcLedgerStore store = new JdbcLedgerStore(pool, transactions, time);
        Tiers tiers =
                new Tiers(new JdbcTierStore(pool, store.pipeline()), rate -> true, Outbox.NONE, transactions, time);
        tiers.tierSchemes().save(0, gold(), "benchmark");
        tiers.tierSchemes().refresh();
        Ledger ledger = new Ledger(store, new Terms(), time, LedgerObserver.NONE, tiers.qualifyForTiers());
        JdbcPointsBatches batches = new JdbcPointsBatches(pool);
        JdbcOpenings rows = new JdbcOpenings(pool);
        bulk = new PointsInBulk(batches, () -> ApprovalRule.NONE, transactions, time);
        openings = new OpeningBalances(bulk, rows, Expiry.Never::new, transactions, time);
        BatchMembers members =
                new BatchMembers(new StoreTables().blLoyaltyMemberDirectory(new OrdersDatabase(pool)), ledger);
        job = new RunBatches(
                batches,
                List.of(new OpeningWork(
                        batches,
                        rows,
                        new OpeningMembers(members, rows),
                        new JdbcOpenLots(pool, new OpenOneByOne(store, ledger, time), LedgerObserver.NONE, time),
                        tiers.openTiers(ledger),
                        transactions)),
                transactions);
    }

    private static TierScheme gold() {
        return new TierScheme(
                Measure.POINTS,
                new QualifyingPeriod.Rolling(12),
                Period.ofMonths(1),
                Currency.getInstance("CNY"),
                List.of(new Tier(new TierCode("gold"), new TierName("Gold", "金卡"), 1, 5_000, Benefits.NONE)));
    }

    /** What each step took. */
    record Took(Duration brought, Duration read, Duration posted) {
        Duration all() {
            return brought.plus(read).plus(posted);
        }
    }

    /** @param fresh how many rows must be posted; the others must have been posted before */
    Took run(String file, String reason, long fresh, long rows) throws BenchmarkFailure {
        long begin = System.nanoTime();
        PointsInBulk.Brought brought =
                openings.bring("old.csv", file.getBytes(StandardCharsets.UTF_8), reason, "", "benchmark");
        if (!(brought instanceof PointsInBulk.Brought.Kept kept)) {
            throw new BenchmarkFailure("The file is not taken: " + brought);
        }
        long there = System.nanoTime();
        runTheJob();
        long read = System.nanoTime();
        if (fresh > 0) {
            bulk.start(kept.batch(), "eve");
            runTheJob();
        }
        long posted = System.nanoTime();
        BatchCounts counts = bulk.counts(kept.batch());
        if (counts.rows(BatchRow.State.MOVED) != fresh || counts.rows(BatchRow.State.SKIPPED) != rows - fresh) {
            throw new BenchmarkFailure("Of " + rows + " rows " + fresh + " were to be posted: " + counts);
        }
        return new Took(
                Duration.ofNanos(there - begin), Duration.ofNanos(read - there), Duration.ofNanos(posted - read));
    }

    private void runTheJob() {
        Job.Run run = job.begin();
        while (!run.next().last()) {
            Thread.onSpinWait();
        }
    }

    private record Terms() implements LedgerTerms {
        @Override
        public Duration grace() {
            return Duration.ZERO;
        }

        @Override
        public ClawbackPolicy clawback(Instant placedAt) {
            return ClawbackPolicy.REVOKE_TO_ZERO;
        }
    }
}
