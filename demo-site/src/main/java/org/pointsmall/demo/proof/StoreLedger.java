package org.pointsmall.demo.proof;

import ch.qos.logback.classic.Level;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.broadleaf.boot.persistence.StoreDatabase;
import org.pointsmall.loyalty.proof.Proof;
import org.pointsmall.loyalty.proof.ProofProgress;
import org.pointsmall.loyalty.proof.jdbc.LedgerProof;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
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
        return read(dataSource -> LedgerProof.of(dataSource).prove(progress));
    }

    /**
     * Looks whether there is a ledger to prove.
     *
     * @throws IllegalStateException where the database doesn't answer, or has no ledger
     */
    public void requireLedger() {
        try {
            read(dataSource -> new JdbcTemplate(dataSource)
                    .queryForList("SELECT MAX(ACCOUNT_ID) FROM LOYALTY_ACCOUNT", Long.class));
        } catch (DataAccessException unreadable) {
            throw new IllegalStateException(unreadable.getMostSpecificCause().getMessage(), unreadable);
        }
    }

    private <T> T read(Function<DataSource, T> reading) {
        quietly();
        if (database.isH2() && System.getProperty(H2_BIND_ADDRESS) == null) {
            // Where the store doesn't run, this process serves the file to a store that starts now.
            System.setProperty(H2_BIND_ADDRESS, "127.0.0.1");
        }
        SingleConnectionDataSource dataSource = new SingleConnectionDataSource(
                database.url(), username == null ? "" : username, password == null ? "" : password, true);
        dataSource.setDriverClassName(database.driver());
        try {
            return reading.apply(dataSource);
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
