package org.pointsmall.benchmarks.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;
import org.pointsmall.benchmarks.measure.Machine;
import org.pointsmall.benchmarks.measure.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Expiring lots that are all due, against the one statement that takes the points out of them and keeps no books. */
@Command(
        name = "expire",
        description = "The expiry of many lots, against one set-based update of them.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ExpiryBenchmark implements Callable<Integer> {
    static final double TARGET = 5.0;

    private static final String TEMPLATE = "template";
    private static final String PAST = "TIMESTAMPTZ '2025-06-01'";
    private static final int LOTS_OF_EACH = 10;
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final double MILLIS_PER_SECOND = 1e3;

    @Mixin
    private LedgerOptions options = new LedgerOptions();

    @Option(names = "--lots", paramLabel = "N", description = "Lots that are due (default: ${DEFAULT-VALUE}).")
    int lots = 1_000_000;

    @Option(names = "--pairs", paramLabel = "N", description = "Runs of either side (default: ${DEFAULT-VALUE}).")
    int pairs = 3;

    @Override
    public Integer call() throws IOException, BenchmarkFailure, SQLException {
        options.requireAtLeast(LOTS_OF_EACH, "--lots", lots);
        options.requireAtLeast(1, "--pairs", pairs);
        Machine machine = Machine.observe();
        try (Workbench bench = Workbench.open()) {
            LedgerServer server = LedgerServer.start(bench, options.durable);
            options.say(server.describe());
            MemberData due = MemberData.earning(1, lots / LOTS_OF_EACH, LOTS_OF_EACH, 100, PAST, 0);
            server.makeTemplate(TEMPLATE, List.of(due));
            options.say(String.format(Locale.ROOT, "%,d lots of %,d members", due.lots(), due.members()));
            Turns turns = new Turns();
            for (int round = 0; round < pairs; round++) {
                for (Side side : Side.orderOf(round)) {
                    turns.add(side, expire(server, side, side == Side.OURS ? due.members() : due.lots()));
                }
            }
            options.say(turns.time().against(TARGET));
            options.say(machine.describe());
        }
        return 0;
    }

    /** @param expected what it must answer: our job counts accounts, the update its lots */
    private Duration expire(LedgerServer server, Side side, long expected) throws BenchmarkFailure, SQLException {
        server.copy(TEMPLATE, side.words);
        server.execute(side.words, "CHECKPOINT");
        try (HikariDataSource pool = server.pool(side.words, 2);
                HeapWatch heap = HeapWatch.every(LOOK)) {
            long begin = System.nanoTime();
            long expired = side == Side.OURS ? new ExpireLots(pool).run() : updateLots(pool);
            Duration time = Duration.ofNanos(System.nanoTime() - begin);
            if (expired != expected) {
                throw new BenchmarkFailure(side.words + " expired " + expired + " of " + expected);
            }
            if (side == Side.OURS) {
                ProvenBooks.prove(pool);
            }
            options.say(String.format(
                    Locale.ROOT, "%s: %.1f s, %s", side.words, time.toMillis() / MILLIS_PER_SECOND, heap.describe()));
            return time;
        } finally {
            server.drop(side.words);
        }
    }

    private static long updateLots(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement update = connection.prepareStatement("UPDATE LOYALTY_LOT SET AVAILABLE = 0,"
                        + " PENDING = 0 WHERE EXPIRES_AT <= ? AND AVAILABLE + PENDING > 0")) {
            update.setObject(1, OffsetDateTime.now(ZoneOffset.UTC));
            return update.executeUpdate();
        }
    }
}
