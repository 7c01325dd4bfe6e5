package org.pointsmall.benchmarks;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class BenchmarksCommandTest {
    private final StringWriter errors = new StringWriter();

    @Test
    void comparesOnPostgresqlUnlessToldOtherwise() {
        assertThat(checkout().database).isEqualTo(DatabaseKind.POSTGRESQL);
        assertThat(checkout("--database=h2").database).isEqualTo(DatabaseKind.H2);
    }

    @Test
    void theSizesOfARunAreOptions() {
        CheckoutBenchmark checkout = checkout("--warm-up=0", "--requests=1");

        assertThat(checkout.warmUp).isZero();
        assertThat(checkout.requests).isEqualTo(1);
    }

    @Test
    void whoNamesNoBenchmarkOrAWrongNumberIsTold() {
        assertThat(execute()).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(errors.toString()).contains("Which benchmark?");
        assertThat(execute("checkout", "--requests=0")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(errors.toString()).contains("--requests is 0, expected at least 1");
        assertThat(execute("startup", "--starts=many")).isEqualTo(CommandLine.ExitCode.USAGE);
    }

    @Test
    void aDemoThatWasNotBuiltIsOneLineThatSaysHowToBuildIt(@TempDir Path empty) {
        assertThat(execute("startup", "--demo=" + empty)).isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(errors.toString().lines()).singleElement().asString().contains("mvn -q -DskipTests package");
    }

    private CheckoutBenchmark checkout(String... options) {
        String[] args = new String[options.length + 1];
        args[0] = "checkout";
        System.arraycopy(options, 0, args, 1, options.length);
        return (CheckoutBenchmark) BenchmarksCommand.commandLine()
                .parseArgs(args)
                .subcommand()
                .commandSpec()
                .userObject();
    }

    private int execute(String... args) {
        return BenchmarksCommand.commandLine().setErr(new PrintWriter(errors)).execute(args);
    }
}
