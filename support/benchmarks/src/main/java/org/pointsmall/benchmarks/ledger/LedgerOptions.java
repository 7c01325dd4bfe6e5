package org.pointsmall.benchmarks.ledger;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every benchmark of the ledger takes. */
public final class LedgerOptions {
    @Option(
            names = "--durable",
            description = "Commits wait for the disk (default: they do not, which hides nothing of either side).")
    public boolean durable;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    PrintWriter out() {
        return command().commandLine().getOut();
    }

    /** Prints at once: the runs are long. */
    public void say(String line) {
        out().println(line);
        out().flush();
    }

    public void requireAtLeast(long least, String option, long value) {
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
