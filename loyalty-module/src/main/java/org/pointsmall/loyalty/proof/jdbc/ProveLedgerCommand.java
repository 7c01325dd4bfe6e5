package org.pointsmall.loyalty.proof.jdbc;

import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.proof.ProgressInWords;
import org.pointsmall.loyalty.proof.Proof;
import org.pointsmall.loyalty.proof.ProveLedger;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Proves the ledger of a store from the command line, with the store's own libraries on the class path. Ends with 0
 * where all agrees, 1 where something differs or the database doesn't answer, 2 where it was called wrongly.
 *
 * <p>The password is taken from the environment only: others can read a command line.
 */
public final class ProveLedgerCommand {
    private static final int SOUND = 0;
    private static final int DIFFERENT = 1;
    private static final int USAGE = 2;

    private static final String URL = "LOYALTY_DATABASE_URL";
    private static final String USERNAME = "LOYALTY_DATABASE_USERNAME";
    private static final String PASSWORD = "LOYALTY_DATABASE_PASSWORD";
    private static final String HELP =
            """
            Proves a store's points ledger: rebuilds every balance, lot and hold from the journal and compares.
            Changes nothing; the store may go on.

              --url=JDBC-URL    the store's database (or environment variable %s)
              --username=NAME   its user (or environment variable %s)

            The password is taken from the environment variable %s.
            """
                    .formatted(URL, USERNAME, PASSWORD);

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    ProveLedgerCommand(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) {
        System.exit(new ProveLedgerCommand(System.getenv(), System.out, System.err).run(args));
    }

    int run(String... args) {
        String url = environment.get(URL);
        String username = environment.get(USERNAME);
        for (String arg : args) {
            if (arg.equals("--help") || arg.equals("-h")) {
                out.print(HELP);
                return SOUND;
            }
            Optional<String> givenUrl = value(arg, "--url=");
            Optional<String> givenUsername = value(arg, "--username=");
            if (givenUrl.isEmpty() && givenUsername.isEmpty()) {
                return wrong("Unknown option: " + arg.split("=", 2)[0]);
            }
            url = givenUrl.orElse(url);
            username = givenUsername.orElse(username);
        }
        return url == null ? wrong("Which database? Name it by --url or " + URL + ".") : prove(url, username);
    }

    private int prove(String url, @Nullable String username) {
        SingleConnectionDataSource database = new SingleConnectionDataSource(
                url, username == null ? "" : username, environment.getOrDefault(PASSWORD, ""), true);
        try {
            Proof proof = new ProveLedger(new JdbcLedgerRows(database)).prove(new ProgressInWords(out::println));
            proof.report().forEach(out::println);
            return proof.isSound() ? SOUND : DIFFERENT;
        } catch (IllegalStateException unanswered) {
            Throwable cause = unanswered.getCause() == null ? unanswered : unanswered.getCause();
            err.println("The ledger can't be read: " + cause.getMessage());
            return DIFFERENT;
        } finally {
            database.destroy();
        }
    }

    private int wrong(String what) {
        err.println(what);
        err.println("Try --help.");
        return USAGE;
    }

    private static Optional<String> value(String arg, String option) {
        return arg.startsWith(option) ? Optional.of(arg.substring(option.length())) : Optional.empty();
    }
}
