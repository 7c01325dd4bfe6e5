package org.pointsmall.benchmarks;

import java.io.IOException;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;
import org.pointsmall.benchmarks.ledger.DashboardBenchmark;
import org.pointsmall.benchmarks.ledger.ExpiryBenchmark;
import org.pointsmall.benchmarks.ledger.LedgerBenchmark;
import org.pointsmall.benchmarks.ledger.LiabilityBenchmark;
import org.pointsmall.benchmarks.ledger.MallBenchmark;
import org.pointsmall.benchmarks.ledger.MembersBenchmark;
import org.pointsmall.benchmarks.ledger.OpeningBenchmark;
import org.pointsmall.benchmarks.ledger.ProofBenchmark;
import org.pointsmall.benchmarks.ledger.StatementBenchmark;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;
import org.pointsmall.benchmarks.measure.Workbench;
import org.pointsmall.benchmarks.plans.QueryPlans;
import org.pointsmall.benchmarks.rules.RulesBenchmark;
import org.pointsmall.benchmarks.search.SearchBenchmark;
import org.pointsmall.benchmarks.taste.JudgeTaste;
import org.pointsmall.benchmarks.taste.TasteGrowth;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command line: one sub-command a benchmark. */
@Command(
        name = "points-mall-benchmarks",
        description =
                "Measures the packaged demo store and the ledger, against a floor of the same run where there is one.",
        subcommands = {
            CheckoutBenchmark.class,
            ThroughputBenchmark.class,
            QuoteBenchmark.class,
            EndpointsBenchmark.class,
            SimulationBenchmark.class,
            StartupBenchmark.class,
            DemoFootprint.class,
            LedgerBenchmark.class,
            StatementBenchmark.class,
            ExpiryBenchmark.class,
            OpeningBenchmark.class,
            ProofBenchmark.class,
            LiabilityBenchmark.class,
            DashboardBenchmark.class,
            MembersBenchmark.class,
            MallBenchmark.class,
            SearchBenchmark.class,
            RulesBenchmark.class,
            JudgeTaste.class,
            TasteGrowth.class,
            QueryPlans.class
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:measured, whatever the figures are",
            "1:nothing could be measured",
            "2:wrong option or value",
        })
public final class BenchmarksCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    public static void main(String[] args) {
        // Liquibase tells of each table that it makes; a table of figures needs none of it.
        LogManager.getLogManager().reset();
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new BenchmarksCommand());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionExceptionHandler((failed, command, parsed) -> {
            if (Workbench.isStopping()) {
                return CommandLine.ExitCode.SOFTWARE;
            }
            if (failed instanceof BenchmarkFailure || failed instanceof IOException) {
                command.getErr().println(failed.getMessage());
                return CommandLine.ExitCode.SOFTWARE;
            }
            throw failed;
        });
        return commandLine;
    }

    @Override
    public void run() {
        if (spec == null) {
            throw new IllegalStateException("not run through picocli");
        }
        throw new ParameterException(
                spec.commandLine(),
                "Which benchmark? " + String.join(", ", spec.subcommands().keySet()) + ".");
    }
}
