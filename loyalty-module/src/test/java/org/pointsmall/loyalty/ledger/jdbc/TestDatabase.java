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

    /** As a store runs it to be tried: with Broadleaf's own settings of H2. */
    public static TestDatabase inMemory(String name) {
        return at(
                "jdbc:h2:mem:" + name
                        + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000;MODE=LEGACY;NON_KEYWORDS=VALUE,KEY,USER,DAY,MONTH,YEAR",
                "sa",
                "");
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
