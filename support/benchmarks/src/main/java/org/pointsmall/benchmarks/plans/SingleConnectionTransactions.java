package org.pointsmall.benchmarks.plans;

import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.pointsmall.loyalty.account.Transactions;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions of the one connection that is explained. */
final class SingleConnectionTransactions implements Transactions {
    private final TransactionTemplate required;
    private final TransactionTemplate nested;

    SingleConnectionTransactions(DataSource database) {
        DataSourceTransactionManager manager = new DataSourceTransactionManager(database);
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
