package org.pointsmall.demo.proof;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.proof.ProgressInWords;
import org.pointsmall.loyalty.proof.Proof;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command line of the proof: {@code java -jar points-mall-demo.jar prove}. */
@Command(
        name = "prove",
        description = "Proves the demo's ledger: rebuilds every balance, lot and hold from the journal and compares."
                + " Changes nothing; the store may run or not.",
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all of it follows from the journal",
            "1:something differs, or the database can't be reached",
            "2:wrong option or value"
        })
public final class ProveDemo implements Callable<Integer> {
    @Mixin
    private LedgerLocation location = new LedgerLocation();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and stop.")
    private boolean help;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("not run through picocli");
        }
        CommandLine self = spec.commandLine();
        StoreLedger ledger = location.find(self);
        try {
            Proof proof = ledger.prove(new ProgressInWords(line -> {
                self.getOut().println(line);
                self.getOut().flush();
            }));
            proof.report().forEach(self.getOut()::println);
            return proof.isSound() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        } catch (IllegalStateException unreadable) {
            Throwable cause = unreadable.getCause() == null ? unreadable : unreadable.getCause();
            self.getErr().println("The ledger can't be proved: " + cause.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }
}
