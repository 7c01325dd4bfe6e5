package org.pointsmall.loyalty.transaction.jdbc;

import javax.sql.DataSource;
import org.pointsmall.loyalty.transaction.Transactions;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The very transactions and savepoints that the plugin takes in a store, without the store. */
public final class TransactionsOfAStore {
    private TransactionsOfAStore() {}

    public static Transactions on(DataSource dataSource) {
        return new StoreTransactions(new DataSourceTransactionManager(dataSource), dataSource);
    }
}
