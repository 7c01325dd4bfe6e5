package org.pointsmall.loyalty.proof.jdbc;

import java.io.PrintStream;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.pointsmall.loyalty.proof.ProgressInWords;
import org.pointsmall.loyalty.proof.Proof;
import org.pointsmall.loyalty.transaction.jdbc.DatabaseCommand;

/**
 * Proves the ledger of a store from the command line. Ends with 0 where all agrees, 1 where something differs or the
 * database doesn't answer, 2 where it was called wrongly.
 */
public final class ProveLedgerCommand extends DatabaseCommand {
    private static final int SOUND = 0;
    private static final int DIFFERENT = 1;

    private static final String HELP =
            """
            Proves a store's points ledger: rebuilds every balance, lot and hold from the journal and compares.
            Changes nothing; the store may go on.

            """;

    ProveLedgerCommand(Map<String, String> environment, PrintStream out, PrintStream err) {
        super(HELP, Set.of(), environment, out, err);
    }

    public static void main(String[] args) {
        System.exit(new ProveLedgerCommand(System.getenv(), System.out, System.err).run(args));
    }

    @Override
    protected int work(DataSource database, Set<String> given) {
        try {
            Proof proof = LedgerProof.of(database).prove(new ProgressInWords(out::println));
            proof.report().forEach(out::println);
            return proof.isSound() ? SOUND : DIFFERENT;
        } catch (IllegalStateException unanswered) {
            Throwable cause = unanswered.getCause() == null ? unanswered : unanswered.getCause();
            err.println("The ledger can't be read: " + cause.getMessage());
            return DIFFERENT;
        }
    }
}
