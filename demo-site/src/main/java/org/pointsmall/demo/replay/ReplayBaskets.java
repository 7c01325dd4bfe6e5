package org.pointsmall.demo.replay;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.data.Basket;
import org.pointsmall.demo.data.DemoBaskets;
import org.pointsmall.demo.data.DemoCatalog;
import org.pointsmall.demo.proof.LedgerLocation;
import org.pointsmall.demo.proof.StoreLedger;
import org.pointsmall.loyalty.proof.Difference;
import org.pointsmall.loyalty.proof.Proof;
import org.pointsmall.loyalty.proof.ProofProgress;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command line of the replay: {@code java -jar points-mall-demo.jar replay --orders=500}. */
@Command(
        name = "replay",
        description = "Places real baskets in a running store over HTTP, some with points, and reconciles every"
                + " member's points afterwards.",
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all agree to the point",
            "1:an order failed, the points differ, or the store can't be reached",
            "2:wrong option or value"
        })
public final class ReplayBaskets implements Callable<Integer> {
    @Option(names = "--site", paramLabel = "URL", description = "The store (default: ${DEFAULT-VALUE}).")
    private URI site = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--orders",
            paramLabel = "COUNT",
            description = "How many orders, the oldest first (default: ${DEFAULT-VALUE}).")
    private int orders = 500;

    @Mixin
    private LedgerLocation ledgerLocation = new LedgerLocation();

    @Option(names = "--no-proof", description = "Leave out the ledger proof: the database is out of reach from here.")
    private boolean noProof;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and stop.")
    private boolean help;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    private final Clock clock = Clock.systemUTC();

    public static void main(String[] args) {
        System.exit(new CommandLine(new ReplayBaskets()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        if (spec == null) {
            throw new IllegalStateException("not run through picocli");
        }
        CommandLine self = spec.commandLine();
        DemoCatalog catalog = DemoCatalog.load();
        List<Basket> baskets = DemoBaskets.load(catalog).all();
        if (orders < 1 || orders > baskets.size()) {
            throw new ParameterException(self, "--orders is " + orders + ", expected 1 to " + baskets.size());
        }
        if (!"http".equals(site.getScheme()) && !"https".equals(site.getScheme())) {
            throw new ParameterException(self, "--site is '" + site + "', expected an http or https address");
        }
        Optional<ReplayProof> proof = proof(self);
        Instant begin = clock.instant();
        try {
            ReplayReport report = new Replay(
                            StoreClient.anonymous(site),
                            catalog,
                            UUID.randomUUID().toString(),
                            line -> self.getOut().printf("%4d s  %s%n", secondsSince(begin), line))
                    .run(baskets.subList(0, orders), proof);
            self.getOut().println(report.text());
            return report.agrees() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        } catch (IOException | StoreRefusal | IllegalArgumentException | IllegalStateException failed) {
            self.getErr().println("The replay of " + site + " stopped: " + failed);
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private Optional<ReplayProof> proof(CommandLine self) {
        if (noProof) {
            return Optional.empty();
        }
        StoreLedger ledger = ledgerLocation.find(self);
        try {
            ledger.requireLedger();
        } catch (IllegalStateException unreadable) {
            throw new ParameterException(
                    self,
                    "There is no ledger to prove in the store's --data-dir or --database-url: "
                            + unreadable.getMessage(),
                    unreadable);
        }
        return Optional.of(() -> {
            Proof proof = ledger.prove(ProofProgress.UNHEARD);
            return new ReplayProof.ProofReport(
                    proof.accounts(),
                    "%,d entries; %s".formatted(proof.entries(), proof.programme()),
                    proof.differences().stream().map(Difference::words).toList());
        });
    }

    private long secondsSince(Instant begin) {
        return Duration.between(begin, clock.instant()).toSeconds();
    }
}
