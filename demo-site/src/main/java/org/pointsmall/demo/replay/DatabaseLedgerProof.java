package org.pointsmall.demo.replay;

import ch.qos.logback.classic.Level;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pointsmall.broadleaf.boot.persistence.StoreDatabase;
import org.pointsmall.loyalty.account.ProveLedger;
import org.pointsmall.loyalty.account.Transactions;
import org.pointsmall.loyalty.account.jdbc.JdbcProveLedger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Proves the ledger straight from the store's database, over a connection of its own: what the running store keeps in
 * memory can't colour the result.
 */
final class DatabaseLedgerProof implements LedgerProof {
    private final StoreDatabase database;
    private final @Nullable String username;
    private final @Nullable String password;

    DatabaseLedgerProof(StoreDatabase database, @Nullable String username, @Nullable String password) {
        this.database = database;
        this.username = username;
        this.password = password;
    }

    @Override
    public ProofReport prove() {
        quietly();
        try (HikariDataSource dataSource = new HikariDataSource()) {
            dataSource.setDriverClassName(database.driver());
            dataSource.setJdbcUrl(database.url());
            dataSource.setUsername(username);
            dataSource.setPassword(password);
            dataSource.setMaximumPoolSize(1);
            ProveLedger.Proof proof = new JdbcProveLedger(dataSource, snapshots(dataSource)).prove();
            return new ProofReport(
                    proof.accounts(),
                    "%,d entries; issued %,d less burned %,d are %,d, outstanding %,d"
                            .formatted(
                                    proof.entries(),
                                    proof.issued().value(),
                                    proof.burned().value(),
                                    proof.issued().value() - proof.burned().value(),
                                    proof.outstanding().value()),
                    proof.differences());
        }
    }

    /** Outside Spring Boot the log would begin at DEBUG, between the lines of the report. */
    private static void quietly() {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(Level.WARN);
        }
    }

    /** All checks see the same moment, while the store goes on. */
    private static Transactions snapshots(HikariDataSource dataSource) {
        TransactionTemplate snapshot = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return new Transactions() {
            @Override
            public <T> T required(Supplier<T> work) {
                return Objects.requireNonNull(snapshot.execute(status -> work.get()));
            }

            @Override
            public <T> T isolated(Supplier<T> work) {
                return required(work);
            }
        };
    }
}
