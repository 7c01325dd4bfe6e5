package org.pointsmall.demo.proof;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.pointsmall.broadleaf.boot.BroadleafStartupException;
import org.pointsmall.broadleaf.boot.persistence.StoreDatabase;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where the ledger is, for commands that prove it: in the demo's data folder, or in another database. */
public final class LedgerLocation {
    /** What the launcher hands to the store's processes too. */
    private static final String PASSWORD_VARIABLE = "BROADLEAF_DATABASE_PASSWORD";

    @Option(
            names = "--data-dir",
            paramLabel = "FOLDER",
            description = "The demo's data, with the ledger to prove (default: ${DEFAULT-VALUE}).")
    private Path dataDir = Path.of("points-mall-data");

    @Option(
            names = "--database-url",
            paramLabel = "JDBC-URL",
            description = "The store's database, where it is not in the data folder.")
    private @Nullable String databaseUrl;

    @Option(names = "--database-username", paramLabel = "NAME", description = "With --database-url.")
    private @Nullable String databaseUsername;

    @Option(
            names = "--database-password",
            paramLabel = "PASSWORD",
            description = "With --database-url. Others can read a command line: prefer the environment variable "
                    + PASSWORD_VARIABLE + ".")
    private @Nullable String databasePassword;

    /** @throws ParameterException where there can't be a ledger */
    public StoreLedger find(CommandLine command) {
        if (databaseUrl != null) {
            String password = databasePassword == null ? System.getenv(PASSWORD_VARIABLE) : databasePassword;
            return new StoreLedger(database(command, databaseUrl), databaseUsername, password);
        }
        Path store = dataDir.resolve("store");
        if (!Files.isRegularFile(store.resolve("store.mv.db"))) {
            throw new ParameterException(
                    command,
                    "There is no ledger to prove in the folder " + dataDir
                            + ": name the store's --data-dir or --database-url");
        }
        return new StoreLedger(StoreDatabase.sharedFile(store.toString()), null, null);
    }

    private static StoreDatabase database(CommandLine command, String url) {
        try {
            return StoreDatabase.of(url);
        } catch (BroadleafStartupException unknown) {
            throw new ParameterException(command, "--database-url: " + unknown.getMessage(), unknown);
        }
    }
}
