package org.pointsmall.loyalty.broadleaf.removal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.redemption.TakePointsOffCarts;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.TransactionException;

/**
 * Takes the points off a store's carts from the command line, before or after the plugin's jar leaves the store. Ends with
 * 0 where every cart is free of points, 1 where some are not or the database doesn't answer, 2 where it was called
 * wrongly.
 *
 * <p>The password is taken from the environment only: others can read a command line.
 */
public final class TakePointsOffCartsCommand {
    private static final int DONE = 0;
    private static final int LEFT = 1;
    private static final int USAGE = 2;

    private static final Duration GRACE = Duration.ofDays(30);
    private static final String URL = "LOYALTY_DATABASE_URL";
    private static final String USERNAME = "LOYALTY_DATABASE_USERNAME";
    private static final String PASSWORD = "LOYALTY_DATABASE_PASSWORD";
    private static final String DRY_RUN = "--dry-run";
    private static final String HELP =
            """
            Takes the points off a store's open carts, and ends the holds of checkouts that broke off.
            Stop the store first: it keeps carts in its caches.

              %s       only says what would be done
              --url=JDBC-URL    the store's database (or environment variable %s)
              --username=NAME   its user (or environment variable %s)

            The password is taken from the environment variable %s.
            """
                    .formatted(DRY_RUN, URL, USERNAME, PASSWORD);

    private final Map<String, String> environment;
    private final BusinessTime time;
    private final PrintStream out;
    private final PrintStream err;

    TakePointsOffCartsCommand(Map<String, String> environment, BusinessTime time, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.time = time;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) {
        System.exit(new TakePointsOffCartsCommand(System.getenv(), BusinessTime.ofTheMachine(), System.out, System.err)
                .run(args));
    }

    int run(String... args) {
        String url = environment.get(URL);
        String username = environment.get(USERNAME);
        boolean only = false;
        for (String arg : args) {
            if (arg.equals("--help") || arg.equals("-h")) {
                out.print(HELP);
                return DONE;
            }
            Optional<String> givenUrl = value(arg, "--url=");
            Optional<String> givenUsername = value(arg, "--username=");
            if (givenUrl.isEmpty() && givenUsername.isEmpty() && !arg.equals(DRY_RUN)) {
                return wrong("Unknown option: " + arg.split("=", 2)[0]);
            }
            only |= arg.equals(DRY_RUN);
            url = givenUrl.orElse(url);
            username = givenUsername.orElse(username);
        }
        return url == null ? wrong("Which database? Name it by --url or " + URL + ".") : take(url, username, only);
    }

    private int take(String url, @Nullable String username, boolean only) {
        SingleConnectionDataSource database = new SingleConnectionDataSource(
                url, username == null ? "" : username, environment.getOrDefault(PASSWORD, ""), true);
        try {
            WayOut wayOut = WayOut.of(database, time, GRACE);
            if (!wayOut.hasProgramme()) {
                err.println("This database has no tables of the programme.");
                return LEFT;
            }
            TakePointsOffCarts.Told told = only ? wayOut.tell() : wayOut.take();
            out.println(only ? "It would be done so:" : "It is done:");
            WayOut.words(told).forEach(out::println);
            out.println(told.isDone() ? "No cart has points on it then." : "Some carts have points on them still.");
            out.println(wayOut.remains());
            return told.isDone() ? DONE : LEFT;
        } catch (DataAccessException | TransactionException unanswered) {
            Throwable cause = unanswered.getCause() == null ? unanswered : unanswered.getCause();
            err.println("The carts can't be read: " + cause.getMessage());
            return LEFT;
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
