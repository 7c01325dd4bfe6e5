package org.pointsmall.benchmarks.ledger;

import com.zaxxer.hikari.HikariDataSource;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;
import org.pointsmall.loyalty.account.ProveLedger;
import org.pointsmall.loyalty.account.jdbc.JdbcProveLedger;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The books that a run has written. */
final class Books {
    private Books() {}

    /** Asks the plugin's own proof about them: who is fast and keeps wrong books has won nothing. */
    static void prove(HikariDataSource pool) throws BenchmarkFailure {
        ProveLedger.Proof proof =
                new JdbcProveLedger(pool, new SpringTransactions(new DataSourceTransactionManager(pool))).prove();
        if (!proof.differences().isEmpty()) {
            throw new BenchmarkFailure("The books of " + pool.getPoolName() + " do not prove: " + proof.differences());
        }
    }
}
