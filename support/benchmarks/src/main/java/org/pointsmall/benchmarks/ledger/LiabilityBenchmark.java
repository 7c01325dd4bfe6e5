package org.pointsmall.benchmarks.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;
import org.pointsmall.benchmarks.measure.Machine;
import org.pointsmall.benchmarks.measure.Sample;
import org.pointsmall.benchmarks.measure.TextTable;
import org.pointsmall.benchmarks.measure.Workbench;
import org.pointsmall.loyalty.job.Job;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.points.PointsRate;
import org.pointsmall.loyalty.programme.CloseDays;
import org.pointsmall.loyalty.programme.DayBook;
import org.pointsmall.loyalty.programme.Programme;
import org.pointsmall.loyalty.programme.ProveClosedDays;
import org.pointsmall.loyalty.programme.jdbc.JdbcDayBook;
import org.pointsmall.loyalty.redemption.OffsetPolicy;
import org.pointsmall.loyalty.redemption.RedemptionTerms;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the programme stood at moments of three years, from closed days, against adding up the journal up to each. */
@Command(
        name = "liability",
        description = "What was outstanding at past moments, against a scan of the journal up to them.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class LiabilityBenchmark implements Callable<Integer> {
    static final double TARGET = 0.10;

    private static final long SEED = 1L;
    private static final int LEAST_LOTS = 1_000;
    private static final double NANOS_PER_MILLI = 1e6;

    @Mixin
    private LedgerOptions options = new LedgerOptions();

    @Option(
            names = "--lots",
            paramLabel = "N",
            description = "Lots earned; about 2.4 journal entries each (default: ${DEFAULT-VALUE}).")
    int lots = 500_000;

    @Option(names = "--moments", paramLabel = "N", description = "Moments asked for (default: ${DEFAULT-VALUE}).")
    int moments = 40;

    @Override
    public Integer call() throws IOException, BenchmarkFailure {
        options.requireAtLeast(LEAST_LOTS, "--lots", lots);
        options.requireAtLeast(1, "--moments", moments);
        Machine machine = Machine.observe();
        try (Workbench bench = Workbench.open()) {
            LedgerServer server = LedgerServer.start(bench, options.durable);
            options.say(server.describe());
            server.makeTemplate("programme", List.of());
            for (String sql : new ThreeYears(lots).inserts()) {
                server.execute("programme", sql);
            }
            server.refreshStatistics("programme");
            try (HikariDataSource pool = server.pool("programme", 2)) {
                describe(pool, "JOURNAL", "POSTING");
                DayBook book = new JdbcDayBook(pool);
                close(pool, book);
                server.refreshStatistics("programme");
                describe(pool, "CLOSED_DAY", "CLOSING");
                compare(book);
            }
            options.say(machine.describe());
        }
        return 0;
    }

    private void describe(HikariDataSource pool, String... tables) {
        JdbcTemplate jdbc = new JdbcTemplate(pool);
        for (String table : tables) {
            Long rows = jdbc.queryForObject("SELECT COUNT(*) FROM LOYALTY_" + table, Long.class);
            options.say(String.format(Locale.ROOT, "%,d rows in LOYALTY_%s", rows, table));
        }
    }

    private void close(HikariDataSource pool, DayBook book) throws BenchmarkFailure {
        CloseDays job = new CloseDays(
                book,
                new SpringTransactions(pool),
                new BusinessTime(Clock.fixed(ThreeYears.NOW, ZoneOffset.UTC), ZoneOffset.UTC));
        timed("all days closed", () -> run(job));
        timed("the last week looked at for late entries", () -> run(job));
        Optional<ProveClosedDays.Difference> difference =
                timed("all days proved", () -> new ProveClosedDays(book).first());
        if (difference.isPresent()) {
            throw new BenchmarkFailure(
                    "The closed days do not prove: " + difference.get().words());
        }
    }

    private static long run(CloseDays job) {
        Job.Run run = job.begin();
        long sum = 0;
        Job.Chunk chunk;
        do {
            chunk = run.next();
            sum += chunk.processed();
        } while (!chunk.last());
        return sum;
    }

    /** Now first, then moments anywhere. Both sides must give the same answer. */
    private void compare(DayBook book) throws BenchmarkFailure {
        Programme programme = new Programme(book, new ACentEach());
        Random random = new Random(SEED);
        Turns turns = new Turns();
        long span = Duration.between(ThreeYears.BEGIN, ThreeYears.NOW).toMillis();
        for (int round = 0; round < moments; round++) {
            Instant at = round == 0
                    ? ThreeYears.NOW
                    : ThreeYears.BEGIN.plusMillis((long) random.nextInt(moments * 100) * span / (moments * 100));
            Map<Side, Long> points = new EnumMap<>(Side.class);
            for (Side side : Side.orderOf(round)) {
                Supplier<Long> answer = side == Side.OURS ? () -> ours(programme, at) : () -> scan(book, at);
                long begin = System.nanoTime();
                points.put(side, answer.get());
                turns.add(side, Duration.ofNanos(System.nanoTime() - begin));
            }
            if (Set.copyOf(points.values()).size() > 1) {
                throw new BenchmarkFailure("Outstanding at " + at + ": " + points);
            }
        }
        TextTable table = new TextTable("totals at a moment", "p50", "p95", "longest");
        row(table, "from closed days", turns.sample(Side.OURS));
        row(table, "from the journal", turns.sample(Side.FLOOR));
        options.out().print(table);
        options.say(turns.time().against(TARGET));
    }

    private static long ours(Programme programme, Instant at) {
        return programme.liability(at).points().value();
    }

    /** The same statement over all that was posted before. */
    private static long scan(DayBook book, Instant at) {
        return book.posted(DayBook.BEGINNING, at.plusMillis(1)).amounts().entrySet().stream()
                .filter(line -> line.getKey().side().isMembers())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static void row(TextTable table, String head, Sample times) {
        table.row(head, millis(times.percentile(50)), millis(times.percentile(95)), millis(times.percentile(100)));
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

    private static final class ACentEach implements RedemptionTerms {
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
