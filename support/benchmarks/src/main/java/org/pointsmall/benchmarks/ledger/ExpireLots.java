package org.pointsmall.benchmarks.ledger;

import java.time.Clock;
import javax.sql.DataSource;
import org.pointsmall.loyalty.account.jdbc.JdbcExpireLots;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The plugin's expiry of lots, run to its end. */
record ExpireLots(DataSource database) {
    static ExpireLots on(DataSource database) {
        return new ExpireLots(database);
    }

    /** @return how many lots */
    long run() {
        JdbcExpireLots expire = new JdbcExpireLots(
                database, new SpringTransactions(new DataSourceTransactionManager(database)), Clock.systemUTC(), 1_000);
        long sum = 0;
        for (long some = expire.next(); some > 0; some = expire.next()) {
            sum += some;
        }
        return sum;
    }
}
