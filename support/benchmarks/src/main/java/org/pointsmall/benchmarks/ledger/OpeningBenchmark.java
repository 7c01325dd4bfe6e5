package org.pointsmall.benchmarks.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;
import org.pointsmall.benchmarks.measure.Machine;
import org.pointsmall.benchmarks.measure.Workbench;
import org.postgresql.PGConnection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A file of opening balances, from its bytes to the books, against COPY of the very rows that were written into empty tables. */
@Command(
        name = "opening",
        description = "Opening balances of many members, against a bare COPY of the same rows.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class OpeningBenchmark implements Callable<Integer> {
    static final Duration TARGET = Duration.ofMinutes(10);

    private static final String TEMPLATE = "template";
    private static final int MILLION = 1_000_000;
    private static final int TIER_OF_EACH = 5;
    private static final double MILLIS_PER_SECOND = 1e3;
    /** In an order in which rows refer to rows that are there; columns that the database works out are left out. */
    private static final Map<String, String> TABLES = Map.of(
            "LOYALTY_LOT",
            "(LOT_ID, ACCOUNT_ID, AVAILABLE, PENDING, HELD, EARNED_AT, AVAILABLE_AT, EXPIRES_AT, EXPIRY_MONTH, ORIGIN_LOT_ID)");

    private static final List<String> ORDER = List.of(
            "LOYALTY_ACCOUNT",
            "LOYALTY_LOT",
            "LOYALTY_JOURNAL",
            "LOYALTY_POSTING",
            "LOYALTY_MEMBER_TIER",
            "LOYALTY_TIER_CHANGE");

    @Mixin
    private LedgerOptions options = new LedgerOptions();

    @Option(
            names = "--members",
            paramLabel = "N",
            description = "Members with a lot each; one in five has a tier (default: ${DEFAULT-VALUE}).")
    int members = MILLION;

    @Override
    public Integer call() throws IOException, BenchmarkFailure, SQLException {
        options.requireAtLeast(1, "--members", members);
        Machine machine = Machine.observe();
        try (Workbench bench = Workbench.open()) {
            LedgerServer server = LedgerServer.start(bench, options.durable);
            options.say(server.describe());
            server.makeTemplate(TEMPLATE, List.of());
            server.execute(
                    TEMPLATE,
                    "CREATE TABLE BLC_CUSTOMER (CUSTOMER_ID BIGINT PRIMARY KEY, USER_NAME VARCHAR(255), EMAIL_ADDRESS"
                            + " VARCHAR(255), FIRST_NAME VARCHAR(255), LAST_NAME VARCHAR(255),"
                            + " IS_REGISTERED BOOLEAN DEFAULT TRUE)");
            server.execute(
                    TEMPLATE,
                    "INSERT INTO BLC_CUSTOMER SELECT n, 'm' || n, 'm' || n || '@example.com', 'A', 'B'"
                            + " FROM generate_series(1, " + members + ") n");
            server.execute(TEMPLATE, "CREATE INDEX CUSTOMER_EMAIL_INDEX ON BLC_CUSTOMER (EMAIL_ADDRESS)");
            server.refreshStatistics(TEMPLATE);
            server.copy(TEMPLATE, "ours");
            server.copy(TEMPLATE, "floor");
            Duration ours = ours(server, bench.folder());
            Duration floor = floor(server, bench.folder());
            options.say(String.format(
                    Locale.ROOT,
                    "ratio %.1f; %,.0f members in 10 minutes at this speed: %s",
                    (double) ours.toNanos() / floor.toNanos(),
                    (double) members * TARGET.toNanos() / ours.toNanos(),
                    ours.multipliedBy(MILLION).dividedBy(members).compareTo(TARGET) <= 0
                            ? "target met"
                            : "target missed"));
            options.say(machine.describe());
        }
        return 0;
    }

    private Duration ours(LedgerServer server, Path folder) throws IOException, BenchmarkFailure, SQLException {
        String file = file();
        try (HikariDataSource pool = server.pool("ours", 4)) {
            Duration serverBefore = server.cpuTime();
            Duration programBefore = programCpuTime();
            TakeOver.Took took = new TakeOver(pool).run(file, "first", members, members);
            Duration program = programCpuTime().minus(programBefore);
            Duration atServer = server.cpuTime().minus(serverBefore);
            say("file to rows", took.brought());
            say("members looked up, sums", took.read());
            say("posted", took.posted());
            say("together", took.all());
            say("of the processors, by the program", program);
            say("of the processors, by the server", atServer);
            ProvenBooks.prove(pool);
            options.say("the books prove");
            TakeOver.Took again = new TakeOver(pool).run(file, "second", 0, members);
            say("the same again, which adds nothing", again.all());
            copyOut(pool, folder);
            return took.all();
        }
    }

    private static Duration programCpuTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private Duration floor(LedgerServer server, Path folder) throws IOException, SQLException {
        try (HikariDataSource pool = server.pool("floor", 1);
                Connection connection = pool.getConnection()) {
            long begin = System.nanoTime();
            connection.setAutoCommit(false);
            for (String table : ORDER) {
                try (InputStream rows = Files.newInputStream(folder.resolve(table))) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("COPY " + table + columns(table) + " FROM STDIN", rows);
                }
            }
            connection.commit();
            Duration time = Duration.ofNanos(System.nanoTime() - begin);
            say("COPY of the same rows", time);
            return time;
        }
    }

    private static void copyOut(HikariDataSource pool, Path folder) throws IOException, SQLException {
        try (Connection connection = pool.getConnection()) {
            for (String table : ORDER) {
                try (OutputStream rows = Files.newOutputStream(folder.resolve(table))) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut("COPY " + table + columns(table) + " TO STDOUT", rows);
                }
            }
        }
    }

    private static String columns(String table) {
        return TABLES.getOrDefault(table, "");
    }

    private String file() {
        StringBuilder file = new StringBuilder("member,external id,points,earned on,expires on,tier,reference\n");
        for (int member = 1; member <= members; member++) {
            file.append('m')
                    .append(member)
                    .append("@example.com,V")
                    .append(member)
                    .append(',')
                    .append(1 + member % 5_000)
                    .append(",2025-0")
                    .append(1 + member % 9)
                    .append("-15,2099-1")
                    .append(member % 3)
                    .append("-20,")
                    .append(member % TIER_OF_EACH == 0 ? "gold" : "")
                    .append(",lot-")
                    .append(member)
                    .append('\n');
        }
        return file.toString();
    }

    private void say(String what, Duration time) {
        double seconds = time.toMillis() / MILLIS_PER_SECOND;
        options.say(String.format(Locale.ROOT, "%s: %.1f s, %,.0f rows a second", what, seconds, members / seconds));
    }
}
