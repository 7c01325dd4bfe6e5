package org.pointsmall.loyalty.transaction.jdbc;

import java.io.PrintStream;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A command that works on a store's database, with the store's own libraries on the class path. It ends with 2 where it was
 * called wrongly. The password is taken from the environment only: others can read a command line.
 */
public abstract class DatabaseCommand {
    private static final int HELPED = 0;
    private static final int USAGE = 2;
    private static final String URL = "LOYALTY_DATABASE_URL";
    private static final String USERNAME = "LOYALTY_DATABASE_USERNAME";
    private static final String PASSWORD = "LOYALTY_DATABASE_PASSWORD";
    private static final String OPTIONS =
            """
              --url=JDBC-URL    the store's database (or environment variable %s)
              --username=NAME   its user (or environment variable %s)

            The password is taken from the environment variable %s.
            """
                    .formatted(URL, USERNAME, PASSWORD);

    private final String help;
    private final Set<String> flags;
    private final Map<String, String> environment;
    protected final PrintStream out;
    protected final PrintStream err;

    /**
     * @param help what the command does, up to where its options for the database follow
     * @param flags what else may stand on the command line
     */
    protected DatabaseCommand(
            String help, Set<String> flags, Map<String, String> environment, PrintStream out, PrintStream err) {
        this.help = help;
        this.flags = Set.copyOf(flags);
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    /**
     * Does the work, on one connection.
     *
     * @param given those of the flags that stood on the command line
     * @return the exit code
     */
    protected abstract int work(DataSource database, Set<String> given);

    /** Reads the command line, and works; answers with the exit code. */
    public final int run(String... args) {
        String url = environment.get(URL);
        String username = environment.get(USERNAME);
        Set<String> given = new HashSet<>();
        for (String arg : args) {
            if (arg.equals("--help") || arg.equals("-h")) {
                out.print(help + OPTIONS);
                return HELPED;
            }
            Optional<String> givenUrl = value(arg, "--url=");
            Optional<String> givenUsername = value(arg, "--username=");
            if (flags.contains(arg)) {
                given.add(arg);
            } else if (givenUrl.isEmpty() && givenUsername.isEmpty()) {
                return wrong("Unknown option: " + arg.split("=", 2)[0]);
            }
            url = givenUrl.orElse(url);
            username = givenUsername.orElse(username);
        }
        return url == null ? wrong("Which database? Name it by --url or " + URL + ".") : work(url, username, given);
    }

    private int work(String url, @Nullable String username, Set<String> given) {
        SingleConnectionDataSource database = new SingleConnectionDataSource(
                url, username == null ? "" : username, environment.getOrDefault(PASSWORD, ""), true);
        try {
            return work(database, given);
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
