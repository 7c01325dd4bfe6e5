package org.pointsmall.benchmarks.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;
import org.pointsmall.benchmarks.measure.Machine;
import org.pointsmall.benchmarks.measure.Sample;
import org.pointsmall.benchmarks.measure.TextTable;
import org.pointsmall.benchmarks.measure.Workbench;
import org.pointsmall.loyalty.ledger.Ledger;
import org.pointsmall.loyalty.ledger.jdbc.JdbcLedgerStore;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.statement.Statements;
import org.pointsmall.loyalty.statement.jdbc.StatementTables;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What the ledger reads for {@code GET /me}, the balance and the next expiration, for members with histories of
 * different lengths. The member with the short one is the floor.
 */
@Command(
        name = "statement",
        description = "Reading a member's points, after a long history against after a short one.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class StatementBenchmark implements Callable<Integer> {
    static final double TARGET = 1.20;
    static final int MOST_STATEMENTS = 2;

    private static final String FAR = "TIMESTAMPTZ '2100-01-01'";
    private static final double NANOS_PER_MICRO = 1e3;
    private static final int LIVE_LOTS = 4;

    @Mixin
    private LedgerOptions options = new LedgerOptions();

    @Option(
            names = "--entries",
            paramLabel = "N",
            description = "Journal entries of the long history (default: ${DEFAULT-VALUE}; the short one has 10).")
    int entries = 100_000;

    @Option(names = "--warm-up", paramLabel = "N", description = "Readings to warm up (default: ${DEFAULT-VALUE}).")
    int warmUp = 2_000;

    @Option(
            names = "--readings",
            paramLabel = "N",
            description = "Timed readings of either (default: ${DEFAULT-VALUE}).")
    int readings = 2_000;

    @Override
    public Integer call() throws IOException, BenchmarkFailure {
        options.requireAtLeast(LIVE_LOTS + 2, "--entries", entries);
        options.requireAtLeast(0, "--warm-up", warmUp);
        options.requireAtLeast(1, "--readings", readings);
        Machine machine = Machine.observe();
        MemberData shortHistory = new MemberData(1, 1, LIVE_LOTS, 3, 100, FAR, 0);
        MemberData spent =
                new MemberData(2, 1, LIVE_LOTS, (entries - LIVE_LOTS) / 2, 100, FAR, shortHistory.idsAfter());
        MemberData unspent = new MemberData(3, 1, entries, 0, 100, FAR, spent.idsAfter());
        MemberData others = new MemberData(4, 1_000, LIVE_LOTS, 3, 100, FAR, unspent.idsAfter());
        try (Workbench bench = Workbench.open()) {
            LedgerServer server = LedgerServer.start(bench, options.durable);
            options.say(server.describe());
            server.makeTemplate("members", List.of(shortHistory, spent, unspent, others));
            try (HikariDataSource pool = server.pool("members", 2)) {
                compare(pool, "spent, but for the last lots", spent, shortHistory);
                compare(pool, "a lot each that nobody spent", unspent, shortHistory);
            }
            options.say(machine.describe());
        }
        return 0;
    }

    private void compare(DataSource pool, String kind, MemberData longHistory, MemberData shortHistory) {
        Reading reading = new Reading(pool);
        Turns turns = new Turns();
        for (int round = 0; round < warmUp + readings; round++) {
            for (Side side : Side.orderOf(round)) {
                Duration time = reading.time(side == Side.OURS ? longHistory.first() : shortHistory.first());
                if (round >= warmUp) {
                    turns.add(side, time);
                }
            }
        }
        StatementCounts sent = new StatementCounts();
        new Reading(new CountingDataSource(pool, sent)).time(longHistory.first());
        TextTable table = new TextTable("a member's points, " + kind, "p50", "p95", "p99");
        row(table, longHistory, turns.sample(Side.OURS));
        row(table, shortHistory, turns.sample(Side.FLOOR));
        options.out().print(table);
        options.say(turns.time().against(TARGET));
        options.say("statements: " + sent.statements + ", target at most " + MOST_STATEMENTS + ": "
                + (sent.statements.get() <= MOST_STATEMENTS ? "met" : "MISSED"));
    }

    private static void row(TextTable table, MemberData member, Sample times) {
        table.row(
                String.format(Locale.ROOT, "%,d entries", member.entries()),
                micros(times, 50),
                micros(times, 95),
                micros(times, 99));
    }

    private static String micros(Sample times, int percent) {
        return String.format(Locale.ROOT, "%.0f µs", times.percentile(percent).toNanos() / NANOS_PER_MICRO);
    }

    /** As the storefront's controller reads: two use cases, outside of a transaction. */
    private static final class Reading {
        private final Ledger ledger;
        private final Statements statements;

        Reading(DataSource database) {
            BusinessTime time = new BusinessTime(Clock.systemUTC(), ZoneOffset.UTC);
            Transactions transactions = new SpringTransactions(database);
            ledger = new Ledger(new JdbcLedgerStore(database, transactions, time), new OurLedger.Terms(), time);
            statements = new StatementTables().blLoyaltyStatements(new OrdersDatabase(database));
        }

        Duration time(long id) {
            MemberId member = new MemberId(id);
            long begin = System.nanoTime();
            boolean complete = !ledger.balance(member).available().isZero()
                    && statements.nextExpiration(member).isPresent();
            long end = System.nanoTime();
            if (!complete) {
                throw new IllegalStateException("nothing to read for " + member);
            }
            return Duration.ofNanos(end - begin);
        }
    }
}
