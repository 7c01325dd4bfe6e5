package org.pointsmall.demo.proof;

import ch.qos.logback.classic.Level;
import org.jspecify.annotations.Nullable;
import org.pointsmall.broadleaf.boot.persistence.StoreDatabase;
import org.pointsmall.loyalty.proof.Proof;
import org.pointsmall.loyalty.proof.ProofProgress;
import org.pointsmall.loyalty.proof.ProveLedger;
import org.pointsmall.loyalty.proof.jdbc.JdbcLedgerRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The ledger in a store's database, reached over one connection of its own. */
public final class StoreLedger {
    private static final String H2_BIND_ADDRESS = "h2.bindAddress";

    private final StoreDatabase database;
    private final @Nullable String username;
    private final @Nullable String password;

    StoreLedger(StoreDatabase database, @Nullable String username, @Nullable String password) {
        this.database = database;
        this.username = username;
        this.password = password;
    }

    /** @throws IllegalStateException where the database doesn't answer, or has no ledger */
    public Proof prove(ProofProgress progress) {
        quietly();
        if (database.isH2() && System.getProperty(H2_BIND_ADDRESS) == null) {
            // Where the store doesn't run, this process serves the file to a store that starts now.
            System.setProperty(H2_BIND_ADDRESS, "127.0.0.1");
        }
        SingleConnectionDataSource dataSource = new SingleConnectionDataSource(
                database.url(), username == null ? "" : username, password == null ? "" : password, true);
        dataSource.setDriverClassName(database.driver());
        try {
            return new ProveLedger(new JdbcLedgerRows(dataSource)).prove(progress);
        } finally {
            dataSource.destroy();
        }
    }

    /** Outside Spring Boot the log would begin at DEBUG, between the lines of the report. */
    private static void quietly() {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(Level.WARN);
        }
    }
}
