package org.pointsmall.loyalty.proof.jdbc;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** On a real PostgreSQL. The command line is tried here too. */
class ProveLedgerOnPostgreSqlTest extends ProveLedgerContract {
    private final TestDatabase database = TestDatabase.onPostgreSql();

    @Override
    BusyLedger open() throws Exception {
        return new BusyLedger(url(), "postgres");
    }

    @Override
    @AfterAll
    void close() throws Exception {
        super.close();
        database.close();
    }

    @Test
    void provesFromTheCommandLine() {
        ShownQuote told = command(Map.of(), "--url=" + url(), "--username=postgres");

        assertThat(told.exit()).isZero();
        assertThat(told.out())
                .contains("issued ", "All of it follows from the journal.")
                .containsPattern("(\\d+) of \\1 accounts");
    }

    @Test
    void endsWithAFailureWhereSomethingDiffers() {
        ledger.jdbc().update("UPDATE LOYALTY_ACCOUNT SET EXPIRED = EXPIRED + 1 WHERE MEMBER_ID = 3");
        try {
            ShownQuote told = command(Map.of("LOYALTY_DATABASE_URL", url(), "LOYALTY_DATABASE_USERNAME", "postgres"));

            assertThat(told.exit()).isOne();
            assertThat(told.out()).contains("FIRST DIFFERENCE: account ", " expired by the journal, up to entry ");
        } finally {
            ledger.jdbc().update("UPDATE LOYALTY_ACCOUNT SET EXPIRED = EXPIRED - 1 WHERE MEMBER_ID = 3");
        }
    }

    @Test
    void saysWhatIsWrongWithTheCommandLineAndNeverThePassword() {
        assertThat(command(Map.of()).err()).contains("Which database?", "--help");
        assertThat(command(Map.of(), "--password=secret").err())
                .contains("--password")
                .doesNotContain("secret");
        assertThat(command(Map.of(), "--help").out()).contains("LOYALTY_DATABASE_PASSWORD");

        ShownQuote unreachable =
                command(Map.of("LOYALTY_DATABASE_PASSWORD", "secret"), "--url=jdbc:postgresql://127.0.0.1:1/none");
        assertThat(unreachable.exit()).isOne();
        assertThat(unreachable.err()).contains("can't be read").doesNotContain("secret");
    }

    private String url() {
        return database.url();
    }

    private record ShownQuote(int exit, String out, String err) {}

    private static ShownQuote command(Map<String, String> environment, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = new ProveLedgerCommand(
                        environment,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(args);
        return new ShownQuote(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
