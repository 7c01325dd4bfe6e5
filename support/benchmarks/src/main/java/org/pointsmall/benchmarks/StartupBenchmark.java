package org.pointsmall.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;
import org.pointsmall.benchmarks.measure.Machine;
import org.pointsmall.benchmarks.measure.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * From the start of the process until its health is UP, with the plugin and without, on databases that have their
 * tables and data: a store is started more often than it is set up.
 */
@Command(
        name = "startup",
        description = "From process start until health is UP, against the store without the plugin.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class StartupBenchmark implements Callable<Integer> {
    static final double TARGET = 1.10;

    @Mixin
    private BenchmarkOptions options = new BenchmarkOptions();

    @Option(
            names = "--database",
            paramLabel = "KIND",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    DatabaseKind database = DatabaseKind.POSTGRESQL;

    @Option(names = "--starts", paramLabel = "N", description = "Timed starts, each (default: ${DEFAULT-VALUE}).")
    int starts = 7;

    @Override
    public Integer call() throws IOException, BenchmarkFailure, InterruptedException {
        options.requireAtLeast(1, "--starts", starts);
        DemoBuild demo = options.demo();
        Machine machine = Machine.observe();
        PrintWriter out = options.out();
        try (Workbench bench = Workbench.open()) {
            StorePair pair = StorePair.prepare(demo, database, bench, options.logs(bench));
            for (StoreKind kind : StoreKind.values()) {
                startAndStop(pair, kind);
            }
            SideBySide times = new SideBySide();
            SideBySide work = new SideBySide();
            for (int round = 0; round < starts; round++) {
                for (StoreKind kind : StoreKind.orderOf(round)) {
                    Start start = startAndStop(pair, kind);
                    times.add(kind, start.untilUp());
                    work.add(kind, start.cpuTime());
                    out.println("start " + (round + 1) + " of " + starts + " " + kind.words + ": "
                            + start.untilUp().toMillis() + " ms, CPU time "
                            + start.cpuTime().toMillis() + " ms");
                    out.flush();
                }
            }
            out.print(times.table("start-up, " + database.words));
            out.println(times.ratio().against(TARGET));
            out.print(work.table("its CPU time"));
            out.println(work.ratio().text());
            out.println(machine.describe());
            out.flush();
        }
        return 0;
    }

    private record Start(Duration untilUp, Duration cpuTime) {}

    private static Start startAndStop(StorePair pair, StoreKind kind)
            throws IOException, BenchmarkFailure, InterruptedException {
        StorePair.Store store = pair.start(kind);
        try (ServerProcess process = store.process()) {
            Duration untilUp = process.awaitUp(store.health());
            return new Start(untilUp, process.cpuTime());
        }
    }
}
