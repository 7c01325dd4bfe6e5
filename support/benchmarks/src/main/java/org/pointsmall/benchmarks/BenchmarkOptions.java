package org.pointsmall.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;
import org.pointsmall.benchmarks.measure.Workbench;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every benchmark takes. */
final class BenchmarkOptions {
    @Option(
            names = "--demo",
            paramLabel = "FOLDER",
            description = "The packaged demo to measure (default: ${DEFAULT-VALUE}).")
    private Path demo = Path.of("demo-site", "target", "demo");

    @Option(names = "--logs", paramLabel = "FOLDER", description = "Keep the programs' logs here (default: nowhere).")
    private @Nullable Path logs;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    DemoBuild demo() throws BenchmarkFailure {
        return DemoBuild.in(demo);
    }

    Path logs(Workbench bench) throws IOException {
        return logs == null ? bench.folder() : Files.createDirectories(logs);
    }

    PrintWriter out() {
        return command().commandLine().getOut();
    }

    void requireAtLeast(int least, String option, int value) {
        if (value < least) {
            throw new ParameterException(
                    command().commandLine(), option + " is " + value + ", expected at least " + least);
        }
    }

    private CommandSpec command() {
        if (command == null) {
            throw new IllegalStateException("not run through picocli");
        }
        return command;
    }
}
