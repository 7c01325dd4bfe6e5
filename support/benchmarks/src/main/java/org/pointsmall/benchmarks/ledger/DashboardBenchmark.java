package org.pointsmall.benchmarks.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
import org.pointsmall.loyalty.job.Job;
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

    @Option(
            names = "--orders",
            paramLabel = "N",
            description =
                    "Orders of the store, with a cart that came to nothing beside each (default: ${DEFAULT-VALUE}).")
    int orders = 500_000;

    @Option(
            names = "--few",
            paramLabel = "N",
            description = "Members of a small programme, with ten lots and ten orders each, whose pages are compared"
                    + " (default: ${DEFAULT-VALUE}).")
    int few = 1_000;

    @Override
    public Integer call() throws IOException, BenchmarkFailure {
        options.requireAtLeast(LEAST, "--lots", lots);
        options.requireAtLeast(LEAST, "--members", members);
        options.requireAtLeast(LEAST, "--orders", orders);
        options.requireAtLeast(LEAST / 10, "--few", few);
        options.requireAtLeast(1, "--ranges", ranges);
        Machine machine = Machine.observe();
        try (Workbench bench = Workbench.open()) {
            LedgerServer server = LedgerServer.start(bench, options.durable);
            options.say(server.describe());
            try (HikariDataSource small = programme(server, "few", 10L * few, few, 10L * few);
                    HikariDataSource pool = programme(server, "dashboard", lots, members, orders)) {
                CountedThreeYears some = new CountedThreeYears(small);
                run(some.closeDays);
                run(some.counting.rebuildFigures());
                server.refreshStatistics("few");
                CountedThreeYears all = new CountedThreeYears(pool);
                timed("all days closed", () -> run(all.closeDays));
                timed("all figures counted", () -> run(all.counting.rebuildFigures()));
                server.refreshStatistics("dashboard");
                describe(pool);
                run(all.counting.countFigures());
                run(some.counting.countFigures());
                for (int time = 0; time < 3; time++) {
                    timed("the last hours counted again", () -> run(all.counting.countFigures()));
                    timed("the same of the small programme", () -> run(some.counting.countFigures()));
                }
                explain(new JdbcTemplate(pool));
                look(all.dashboard);
                new FirstPages(options, ranges).compare(some, all);
            }
            options.say(machine.describe());
        }
        return 0;
    }

    private static HikariDataSource programme(
            LedgerServer server, String database, long lots, long members, long orders) throws BenchmarkFailure {
        server.makeTemplate(database, List.of());
        for (String sql : new ThreeYears(lots, members).inserts()) {
            server.execute(database, sql);
        }
        server.execute(
                database,
                "UPDATE LOYALTY_JOURNAL SET POINTS = -100, KIND = CASE WHEN ENTRY_ID % 10 = 0 THEN 'EXCHANGE' ELSE KIND"
                        + " END WHERE KIND = 'BURN'");
        for (String sql : new StoreOrdersData(orders, members).inserts()) {
            server.execute(database, sql);
        }
        server.refreshStatistics(database);
        return server.pool(database, 2);
    }

    /** What an hour's orders cost the database, by the times that are kept of them and by the store's own column. */
    private void explain(JdbcTemplate jdbc) {
        String hour = " >= '2026-01-01 10:00:00' AND %1$s < '2026-01-01 11:00:00'";
        explain(
                jdbc,
                "an hour's orders, by the times that are kept",
                "SELECT o.ORDER_ID, o.ORDER_TOTAL FROM LOYALTY_ORDER_TIME t JOIN BLC_ORDER o ON o.ORDER_ID = t.ORDER_ID"
                        + " WHERE t.PLACED_AT" + hour.formatted("t.PLACED_AT"));
        explain(
                jdbc,
                "an hour's orders, by the store's column",
                "SELECT o.ORDER_ID, o.ORDER_TOTAL FROM BLC_ORDER o WHERE o.SUBMIT_DATE"
                        + hour.formatted("o.SUBMIT_DATE"));
        String row = "SELECT o.ORDER_ID, o.CUSTOMER_ID, o.SUBMIT_DATE, o.ORDER_STATUS FROM BLC_ORDER o";
        explain(jdbc, "the newest thousand", row + " ORDER BY o.ORDER_ID DESC LIMIT 1000");
        explain(
                jdbc,
                "a thousand of the patrol",
                row + " WHERE o.ORDER_ID > " + orders + " ORDER BY o.ORDER_ID LIMIT 1000");
        explain(
                jdbc,
                "what is known of them",
                "SELECT ORDER_ID, PLACED_AT, STANDS FROM LOYALTY_ORDER_TIME WHERE ORDER_ID >= " + orders
                        + " AND ORDER_ID <= " + (orders + 1_000));
    }

    private void explain(JdbcTemplate jdbc, String what, String sql) {
        List<String> plan = jdbc.queryForList("EXPLAIN (ANALYZE, BUFFERS) " + sql, String.class);
        options.say(what + ":");
        plan.stream().limit(2).forEach(line -> options.say("  " + line.strip()));
        plan.stream()
                .filter(line -> line.startsWith("Execution Time") || line.contains("Seq Scan"))
                .forEach(line -> options.say("  " + line.strip()));
    }

    private void describe(HikariDataSource pool) {
        JdbcTemplate jdbc = new JdbcTemplate(pool);
        for (String table : List.of(
                "ACCOUNT",
                "JOURNAL",
                "POSTING",
                "FIGURE_HOUR",
                "FIGURE_DAY",
                "ACTIVE_MEMBER",
                "ACTIVE_DAY",
                "ORDER_TIME")) {
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
}
