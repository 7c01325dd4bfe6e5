package org.pointsmall.loyalty.transaction.jdbc;

import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions of a database alone, for work that goes on without the store: each reads what is committed. */
public final class DatabaseTransactions implements Transactions {
    private final TransactionTemplate required;
    private final TransactionTemplate nested;

    public DatabaseTransactions(DataSource dataSource) {
        DataSourceTransactionManager manager = new DataSourceTransactionManager(dataSource);
        required = new TransactionTemplate(manager);
        required.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        nested = new TransactionTemplate(manager);
        nested.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @Override
    public <T> T required(Supplier<T> work) {
        return Objects.requireNonNull(required.execute(status -> work.get()));
    }

    @Override
    public <T> T isolated(Supplier<T> work) {
        return Objects.requireNonNull(nested.execute(status -> work.get()));
    }
}
