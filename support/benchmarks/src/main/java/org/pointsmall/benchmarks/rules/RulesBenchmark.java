package org.pointsmall.benchmarks.rules;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pointsmall.benchmarks.measure.Machine;
import org.pointsmall.benchmarks.measure.RatioOfMedians;
import org.pointsmall.benchmarks.measure.Sample;
import org.pointsmall.benchmarks.measure.TextTable;
import org.pointsmall.loyalty.points.Points;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What an order earns by many rules, against the same order by the few of them that are about it. */
@Command(
        name = "rules",
        description = "Deciding what an order of 50 lines earns by 1,000 rules, against by 10.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class RulesBenchmark implements Callable<Integer> {
    private static final double TARGET = 3.0;
    private static final int FEW = 10;
    /** Decisions that are timed as one, so that the clock's own time is nothing. */
    private static final int BLOCK = 50;
    /** Any would do. */
    private static final long SEED = 1L;

    private static final double NANOS_PER_MICRO = 1e3;

    @Option(names = "--rules", paramLabel = "N", description = "How many in force (default: ${DEFAULT-VALUE}).")
    int rules = 1_000;

    @Option(names = "--lines", paramLabel = "N", description = "Lines of the order (default: ${DEFAULT-VALUE}).")
    int lines = 50;

    @Option(names = "--blocks", paramLabel = "N", description = "Timed blocks of each (default: ${DEFAULT-VALUE}).")
    int blocks = 200;

    @Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() {
        Machine machine = Machine.observe();
        PrintWriter out = Objects.requireNonNull(command).commandLine().getOut();
        LargeOrder order = new LargeOrder(lines);
        ManyRules all = new ManyRules(FEW, rules - FEW);
        List<Duration> few = new ArrayList<>();
        List<Duration> many = new ArrayList<>();
        time(order, all, new ArrayList<>(), new ArrayList<>());
        Points earned = time(order, all, few, many);
        Sample floor = Sample.of(few);
        Sample measured = Sample.of(many);
        out.print(new TextTable("an order of " + lines + " lines", "median", "p95")
                .row("by " + FEW + " rules", micros(floor.median()), micros(floor.percentile(95)))
                .row("by " + rules + " rules", micros(measured.median()), micros(measured.percentile(95))));
        out.println("It earns " + earned.value() + " points either way.");
        out.println(RatioOfMedians.of(measured, floor, SEED).against(TARGET));
        out.println(machine.describe());
        out.flush();
        return 0;
    }

    /** In turn, each first every other time. */
    private Points time(LargeOrder order, ManyRules rules, List<Duration> few, List<Duration> many) {
        Points earned = Points.ZERO;
        for (int block = 0; block < blocks; block++) {
            boolean manyFirst = block % 2 == 1;
            Points byMany = manyFirst ? order.earned(rules.all(), BLOCK, many) : Points.ZERO;
            Points byFew = order.earned(rules.aboutTheOrder(), BLOCK, few);
            byMany = manyFirst ? byMany : order.earned(rules.all(), BLOCK, many);
            if (!byMany.equals(byFew) || byFew.isZero()) {
                throw new IllegalStateException("by many rules " + byMany + ", by few " + byFew);
            }
            earned = byMany;
        }
        return earned;
    }

    /** Of one decision. */
    private static String micros(Duration block) {
        return String.format(Locale.ROOT, "%.1f us", block.toNanos() / NANOS_PER_MICRO / BLOCK);
    }
}
