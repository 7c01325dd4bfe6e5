package org.pointsmall.loyalty.removal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.pointsmall.loyalty.redemption.TakePointsOffCarts;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.transaction.jdbc.DatabaseCommand;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Takes points and gifts off a store's carts from the command line, before or after the plugin's jar leaves the store. Ends
 * with 0 where every cart is free of them, 1 where some are not or the database doesn't answer, 2 where it was called
 * wrongly.
 */
public final class TakePointsOffCartsCommand extends DatabaseCommand {
    private static final int DONE = 0;
    private static final int LEFT = 1;

    private static final Duration GRACE = Duration.ofDays(30);
    private static final String DRY_RUN = "--dry-run";
    private static final String HELP =
            """
            Takes points and gifts off a store's open carts, ends the holds of checkouts that broke off, and takes the
            programme's sections out of the admin, in which nobody could sign in without the plugin's jars.
            Stop the store first: it keeps carts in its caches.

              %s       only says what would be done
            """
                    .formatted(DRY_RUN);

    private final BusinessTime time;

    TakePointsOffCartsCommand(Map<String, String> environment, BusinessTime time, PrintStream out, PrintStream err) {
        super(HELP, Set.of(DRY_RUN), environment, out, err);
        this.time = time;
    }

    public static void main(String[] args) {
        System.exit(new TakePointsOffCartsCommand(System.getenv(), BusinessTime.ofTheMachine(), System.out, System.err)
                .run(args));
    }

    @Override
    protected int work(DataSource database, Set<String> given) {
        boolean only = given.contains(DRY_RUN);
        try {
            WayOut wayOut = WayOut.of(database, time, GRACE);
            if (!wayOut.hasProgramme()) {
                err.println("This database has no tables of the programme.");
                return LEFT;
            }
            int sections = wayOut.sections();
            if (!only) {
                wayOut.leaveTheMenu();
            }
            TakePointsOffCarts.Progress told = only ? wayOut.tell() : wayOut.take();
            TakeGiftsOut.Progress gifts = only ? wayOut.tellGifts() : wayOut.takeGifts();
            boolean done = told.isDone() && gifts.isDone();
            out.println(only ? "It would be done so:" : "It is done:");
            WayOut.words(told).forEach(out::println);
            WayOut.words(gifts).forEach(out::println);
            if (sections > 0) {
                out.println(sections + " sections leave the admin's menu, with the rights to them.");
            }
            out.println(
                    done
                            ? "No cart has points or gifts on it then."
                            : "Some carts have points or gifts on them still.");
            out.println(wayOut.remains());
            return done ? DONE : LEFT;
        } catch (DataAccessException | TransactionException unanswered) {
            Throwable cause = unanswered.getCause() == null ? unanswered : unanswered.getCause();
            err.println("The carts can't be read: " + cause.getMessage());
            return LEFT;
        }
    }
}
