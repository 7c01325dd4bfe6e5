package org.pointsmall.benchmarks.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;
import org.pointsmall.benchmarks.measure.Machine;
import org.pointsmall.benchmarks.measure.Sample;
import org.pointsmall.benchmarks.measure.TextTable;
import org.pointsmall.benchmarks.measure.Workbench;
import org.pointsmall.loyalty.insight.dashboard.Dashboard;
import org.pointsmall.loyalty.insight.dashboard.DaySpan;
import org.pointsmall.loyalty.insight.dashboard.jdbc.JdbcFigureReads;
import org.pointsmall.loyalty.insight.dashboard.jdbc.JdbcMallReads;
import org.pointsmall.loyalty.insight.figure.FigureBook;
import org.pointsmall.loyalty.insight.figure.FigureCounting;
import org.pointsmall.loyalty.insight.figure.HourCounts;
import org.pointsmall.loyalty.insight.figure.OrderCounts;
import org.pointsmall.loyalty.insight.figure.jdbc.FigureTables;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.outbox.jdbc.OutboxTables;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.programme.CloseDays;
import org.pointsmall.loyalty.programme.DayBook;
import org.pointsmall.loyalty.programme.Programme;
import org.pointsmall.loyalty.programme.jdbc.JdbcDayBook;
import org.pointsmall.loyalty.redemption.OffsetPolicy;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.Transactions;
import org.pointsmall.loyalty.transaction.jdbc.OrdersDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One look at the dashboard, over any range of three years, and what its jobs take to count. */
@Command(
        name = "dashboard",
        description = "One look at the dashboard over random ranges of three years, and what counting takes.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class DashboardBenchmark implements Callable<Integer> {
    /** In milliseconds, for all statements of one look. */
    static final double TARGET = 1_000;

    private static final long SEED = 1L;
    private static final int LEAST = 1_000;
    private static final double NANOS_PER_MILLI = 1e6;

    @Mixin
    private LedgerOptions options = new LedgerOptions();

    @Option(
            names = "--lots",
            paramLabel = "N",
            description = "Lots earned; about 2.4 journal entries each (default: ${DEFAULT-VALUE}).")
    int lots = 500_000;

    @Option(names = "--members", paramLabel = "N", description = "Members (default: ${DEFAULT-VALUE}).")
    int members = 50_000;

    @Option(names = "--ranges", paramLabel = "N", description = "Ranges looked at (default: ${DEFAULT-VALUE}).")
    int ranges = 40;

    @Override
    public Integer call() throws IOException, BenchmarkFailure {
        options.requireAtLeast(LEAST, "--lots", lots);
        options.requireAtLeast(LEAST, "--members", members);
        options.requireAtLeast(1, "--ranges", ranges);
        Machine machine = Machine.observe();
        try (Workbench bench = Workbench.open()) {
            LedgerServer server = LedgerServer.start(bench, options.durable);
            options.say(server.describe());
            server.makeTemplate("dashboard", List.of());
            for (String sql : new ThreeYears(lots, members).inserts()) {
                server.execute("dashboard", sql);
            }
            server.execute("dashboard", "UPDATE LOYALTY_JOURNAL SET POINTS = -100 WHERE KIND = 'BURN'");
            server.refreshStatistics("dashboard");
            try (HikariDataSource pool = server.pool("dashboard", 2)) {
                Looking looking = new Looking(pool);
                timed("all days closed", () -> run(looking.closeDays));
                timed("all figures counted", () -> run(looking.counting.rebuildFigures()));
                server.refreshStatistics("dashboard");
                describe(pool);
                timed("the last hours counted again", () -> run(looking.counting.countFigures()));
                look(looking.dashboard);
            }
            options.say(machine.describe());
        }
        return 0;
    }

    private void describe(HikariDataSource pool) {
        JdbcTemplate jdbc = new JdbcTemplate(pool);
        for (String table :
                List.of("ACCOUNT", "JOURNAL", "POSTING", "FIGURE_HOUR", "FIGURE_DAY", "ACTIVE_MEMBER", "ACTIVE_DAY")) {
            Long rows = jdbc.queryForObject("SELECT COUNT(*) FROM LOYALTY_" + table, Long.class);
            options.say(String.format(Locale.ROOT, "%,d rows in LOYALTY_%s", rows, table));
        }
    }

    private static long run(Job job) {
        Job.Run run = job.begin();
        long sum = 0;
        Job.Chunk chunk;
        do {
            chunk = run.next();
            sum += chunk.processed();
        } while (!chunk.last());
        return sum;
    }

    /** All three years first, then ranges anywhere, of any length. What each says must reconcile with the journal. */
    private void look(Dashboard dashboard) throws BenchmarkFailure {
        LocalDate first = LocalDate.ofInstant(ThreeYears.BEGIN, ZoneOffset.UTC);
        LocalDate last = LocalDate.ofInstant(ThreeYears.NOW, ZoneOffset.UTC);
        long days = last.toEpochDay() - first.toEpochDay() + 1;
        Random random = new Random(SEED);
        List<Duration> times = new ArrayList<>();
        for (int round = 0; round < ranges; round++) {
            LocalDate begin = round == 0 ? first : first.plusDays(random.nextInt((int) days));
            long rest = last.toEpochDay() - begin.toEpochDay();
            LocalDate end = round == 0 ? last : begin.plusDays(random.nextInt((int) rest + 1));
            long start = System.nanoTime();
            Dashboard.Overview seen = dashboard.look(new DaySpan(begin, end));
            times.add(Duration.ofNanos(System.nanoTime() - start));
            Dashboard.Reconciliation books = seen.reconciliation();
            if (books == null || !books.agrees()) {
                throw new BenchmarkFailure("From " + begin + " to " + end + ": " + books);
            }
        }
        Sample sample = Sample.of(times);
        TextTable table = new TextTable("one look at the dashboard", "p50", "p95", "longest");
        table.row(
                "all statements",
                millis(sample.percentile(50)),
                millis(sample.percentile(95)),
                millis(sample.percentile(100)));
        options.out().print(table);
        options.say(String.format(
                Locale.ROOT,
                "target: at most %,.0f ms: %s",
                TARGET,
                sample.percentile(100).toNanos() / NANOS_PER_MILLI <= TARGET ? "met" : "missed"));
    }

    private <T> T timed(String what, Supplier<T> work) {
        long begin = System.nanoTime();
        T answer = work.get();
        options.say(what + " in " + millis(Duration.ofNanos(System.nanoTime() - begin)));
        return answer;
    }

    private static String millis(Duration time) {
        return String.format(Locale.ROOT, "%,.1f ms", time.toNanos() / NANOS_PER_MILLI);
    }

    /** The dashboard and its jobs at the end of the three years. */
    private static final class Looking implements RedemptionTerms {
        final FigureCounting counting;
        final Dashboard dashboard;
        final CloseDays closeDays;

        Looking(HikariDataSource pool) {
            BusinessTime time = new BusinessTime(Clock.fixed(ThreeYears.NOW, ZoneOffset.UTC), ZoneOffset.UTC);
            Transactions transactions = new SpringTransactions(pool);
            OrdersDatabase database = new OrdersDatabase(pool);
            FigureTables tables = new FigureTables();
            FigureBook book = tables.blLoyaltyFigureBook(database);
            HourCounts counts = tables.blLoyaltyHourCounts(database, OrderCounts.NONE);
            DayBook days = new JdbcDayBook(pool);
            closeDays = new CloseDays(days, transactions, time);
            counting = new FigureCounting(
                    book,
                    counts,
                    tables.blLoyaltyActiveMembers(database),
                    new OutboxTables().blLoyaltyUndelivered(database),
                    transactions,
                    time);
            dashboard = new Dashboard(
                    new JdbcFigureReads(pool),
                    new JdbcMallReads(pool),
                    book,
                    counts,
                    new Programme(days, this),
                    transactions,
                    time);
        }

        @Override
        public PointsRate standardRate() {
            return new PointsRate(Points.of(1), new Money(1, Currency.getInstance("EUR")));
        }

        @Override
        public OffsetPolicy offset(MemberId member) {
            return standardOffset();
        }

        @Override
        public OffsetPolicy standardOffset() {
            return OffsetPolicy.of(standardRate(), Points.of(1));
        }

        @Override
        public Duration holdLasting() {
            return Duration.ZERO;
        }
    }
}
