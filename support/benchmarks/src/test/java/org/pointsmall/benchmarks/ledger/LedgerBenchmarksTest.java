package org.pointsmall.benchmarks.ledger;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/** Each benchmark once with tiny numbers: that it runs and counts and that the books prove, not how fast it is. */
@Tag("heavy")
class LedgerBenchmarksTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @Test
    void spendsOnBothSidesAndCountsTheirStatements() {
        run(
                new LedgerBenchmark(),
                "--members=10",
                "--threads=2",
                "--warm-up=1",
                "--pairs=2",
                "--block=20",
                "--counted=5");

        assertThat(out.toString())
                .contains("10 members, 2 threads", "one hot member, 2 threads", "target at least 0.60");
        assertThat(out.toString().lines().filter(line -> line.startsWith("floor")))
                .hasSize(2)
                .allMatch(line -> line.endsWith("2.0        0.0"), "two commits a purchase, and nothing rolled back");
    }

    @Test
    void readsInTwoStatementsWhateverTheHistory() {
        run(new StatementBenchmark(), "--entries=100", "--warm-up=1", "--readings=5");

        assertThat(out.toString()).contains("100 entries", "10 entries", "target at most 1.20");
        assertThat(out.toString().lines().filter(line -> line.startsWith("statements:")))
                .hasSize(2)
                .allMatch(line -> line.equals("statements: 2, target at most 2: met"));
    }

    @Test
    void expiresEveryLotOnBothSides() {
        run(new ExpiryBenchmark(), "--lots=50", "--pairs=1");

        assertThat(out.toString()).contains("50 lots of 5 members", "ours:", "floor:", "target at most 5.00");
    }

    @Test
    void provesALongJournalAndATenthOfIt() {
        run(new ProofBenchmark(), "--entries=1000");

        assertThat(out.toString())
                .contains("100 entries of 2 members", "1,000 entries of 20 members", "10 times the entries took");
    }

    @Test
    void closesDaysAndReadsTheSameFromThemAsFromTheJournal() {
        run(new LiabilityBenchmark(), "--lots=1000", "--moments=5");

        assertThat(out.toString())
                .contains(
                        "1,096 rows in LOYALTY_CLOSED_DAY",
                        "all days proved",
                        "from the journal",
                        "target at most 0.10");
    }

    @Test
    void aNumberThatMakesNoSenseIsRefused() {
        int exit = new CommandLine(new ExpiryBenchmark())
                .setErr(new PrintWriter(errors))
                .execute("--lots=1");

        assertThat(exit).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(errors.toString()).contains("--lots is 1, expected at least 10");
    }

    private void run(Object command, String... options) {
        int exit = new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(errors))
                .execute(options);

        assertThat(errors.toString()).isEmpty();
        assertThat(exit).isZero();
    }
}
