package org.pointsmall.benchmarks.ledger;

import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions of Spring's manager for one data source. The plugin's own class is made for the store's JPA manager and
 * belongs to the seam; it opens a transaction by the same template.
 */
public final class SpringTransactions implements Transactions {
    private final TransactionTemplate required;
    private final TransactionTemplate nested;

    public SpringTransactions(DataSource database) {
        PlatformTransactionManager manager = new DataSourceTransactionManager(database);
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
