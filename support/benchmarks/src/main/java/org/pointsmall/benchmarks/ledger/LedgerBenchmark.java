package org.pointsmall.benchmarks.ledger;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;
import org.pointsmall.benchmarks.measure.Machine;
import org.pointsmall.benchmarks.measure.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How many purchases a second spend points, over many members and on one whom everybody uses. */
@Command(
        name = "ledger",
        description = "Hold and commit of points, against the least SQL that could do the same.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class LedgerBenchmark implements Callable<Integer> {
    static final double TARGET = 0.60;

    @Mixin
    private LedgerOptions options = new LedgerOptions();

    @Option(names = "--members", paramLabel = "N", description = "Of the case with many (default: ${DEFAULT-VALUE}).")
    int members = 10_000;

    @Option(
            names = "--threads",
            paramLabel = "N",
            split = ",",
            description = "One case each, of many members and of one (default: 8,16).")
    List<Integer> threads = List.of(8, 16);

    @Option(names = "--warm-up", paramLabel = "N", description = "Blocks to warm up (default: ${DEFAULT-VALUE}).")
    int warmUp = 3;

    @Option(
            names = "--pairs",
            paramLabel = "N",
            description = "Timed blocks of either side (default: ${DEFAULT-VALUE}).")
    int pairs = 20;

    @Option(names = "--block", paramLabel = "N", description = "Purchases in a block (default: ${DEFAULT-VALUE}).")
    int block = 2_000;

    @Option(
            names = "--counted",
            paramLabel = "N",
            description = "Purchases whose statements are counted, after the timing (default: ${DEFAULT-VALUE}).")
    int counted = 200;

    @Override
    public Integer call() throws IOException, BenchmarkFailure, InterruptedException {
        options.requireAtLeast(1, "--members", members);
        options.requireAtLeast(0, "--warm-up", warmUp);
        options.requireAtLeast(1, "--pairs", pairs);
        options.requireAtLeast(1, "--block", block);
        options.requireAtLeast(1, "--counted", counted);
        for (int some : threads) {
            options.requireAtLeast(1, "--threads", some);
        }
        Machine machine = Machine.observe();
        try (Workbench bench = Workbench.open()) {
            LedgerServer server = LedgerServer.start(bench, options.durable);
            options.say(server.describe());
            for (long shopping : new long[] {members, 1}) {
                for (int thread : threads) {
                    SpendingCase.Result result =
                            new SpendingCase(members, shopping, thread, warmUp, pairs, block, counted).run(server);
                    options.out().print(result.table());
                    options.say("throughput: " + result.blocks().throughput().atLeast(TARGET));
                }
            }
            options.say(machine.describe());
        }
        return 0;
    }
}
