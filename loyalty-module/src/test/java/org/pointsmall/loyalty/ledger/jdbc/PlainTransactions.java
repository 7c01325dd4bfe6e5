package org.pointsmall.loyalty.ledger.jdbc;

import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions of a database without a store around it. */
public final class PlainTransactions implements Transactions {
    private final TransactionTemplate required;
    private final TransactionTemplate nested;

    public PlainTransactions(DataSource dataSource) {
        DataSourceTransactionManager manager = new DataSourceTransactionManager(dataSource);
        required = new TransactionTemplate(manager);
        nested = new TransactionTemplate(manager);
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
