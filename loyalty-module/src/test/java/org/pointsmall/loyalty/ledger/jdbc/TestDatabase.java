package org.pointsmall.loyalty.ledger.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.pointsmall.loyalty.schema.jdbc.LoyaltyChangelog;
import org.springframework.core.io.DefaultResourceLoader;

/** An empty database that a test has to itself, reached through a pool as a store reaches it. */
public final class TestDatabase implements AutoCloseable {
    private final HikariDataSource pool;

    private TestDatabase(HikariDataSource pool) {
        this.pool = pool;
    }

    public static TestDatabase at(String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(16);
        // Other databases' default; MySQL and MariaDB would read what was committed before, and not under, a lock.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return new TestDatabase(new HikariDataSource(config));
    }

    public DataSource dataSource() {
        return pool;
    }

    /** As the plugin does when the store starts. */
    public TestDatabase migrate() throws Exception {
        LoyaltyChangelog.tables(pool, new DefaultResourceLoader()).afterPropertiesSet();
        return this;
    }

    @Override
    public void close() {
        pool.close();
    }
}
