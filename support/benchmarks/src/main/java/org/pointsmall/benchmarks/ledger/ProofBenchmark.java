package org.pointsmall.benchmarks.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;
import org.pointsmall.benchmarks.measure.Machine;
import org.pointsmall.benchmarks.measure.Workbench;
import org.pointsmall.loyalty.proof.Proof;
import org.pointsmall.loyalty.proof.jdbc.LedgerProof;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The proof of a long journal, and of one a tenth as long: whether it takes ten times as long, and what memory. */
@Command(
        name = "prove",
        description = "The proof of a long journal, against that of one a tenth as long.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ProofBenchmark implements Callable<Integer> {
    private static final int TIMES = 10;
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final double MILLIS_PER_SECOND = 1e3;

    @Mixin
    private LedgerOptions options = new LedgerOptions();

    @Option(names = "--entries", paramLabel = "N", description = "Of the longer journal (default: ${DEFAULT-VALUE}).")
    int entries = 10_000_000;

    @Override
    public Integer call() throws IOException, BenchmarkFailure {
        options.requireAtLeast(TIMES * LongJournal.ENTRIES_OF_EACH, "--entries", entries);
        Machine machine = Machine.observe();
        try (Workbench bench = Workbench.open()) {
            LedgerServer server = LedgerServer.start(bench, options.durable);
            long members = entries / LongJournal.ENTRIES_OF_EACH;
            double tenth = prove(server, "tenth", new LongJournal(members / TIMES));
            double whole = prove(server, "whole", new LongJournal(members));
            options.say(
                    String.format(Locale.ROOT, "%d times the entries took %.1f times as long", TIMES, whole / tenth));
            options.say(machine.describe());
        }
        return 0;
    }

    /** @return seconds */
    private double prove(LedgerServer server, String database, LongJournal journal) throws BenchmarkFailure {
        options.say(String.format(Locale.ROOT, "making %,d entries", journal.entries()));
        server.makeTemplate(database, List.of());
        for (String sql : journal.statements()) {
            server.execute(database, sql);
        }
        server.refreshStatistics(database);
        try (HikariDataSource pool = server.pool(database, 2);
                HeapWatch heap = HeapWatch.every(LOOK)) {
            long begin = System.nanoTime();
            Proof proof = LedgerProof.of(pool).prove();
            double seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / MILLIS_PER_SECOND;
            if (!proof.isSound() || proof.entries() != journal.entries()) {
                throw new BenchmarkFailure("The generated books don't prove: " + proof.report());
            }
            options.say(String.format(
                    Locale.ROOT,
                    "%,d entries of %,d members: %.1f s, %s",
                    proof.entries(),
                    proof.accounts(),
                    seconds,
                    heap.describe()));
            return seconds;
        }
    }
}
