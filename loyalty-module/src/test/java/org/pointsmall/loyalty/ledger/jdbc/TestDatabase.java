package org.pointsmall.loyalty.ledger.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.schema.jdbc.LoyaltyChangelog;
import org.springframework.core.io.DefaultResourceLoader;

/**
 * An empty database that a test has to itself, reached through a pool as a store reaches it. Servers are shared by the
 * tests of a JVM and end with it: to start one takes longer than most tests do.
 */
public final class TestDatabase implements AutoCloseable {
    private static final Runnable THERE = () -> {};

    private final HikariConfig config = new HikariConfig();
    private final Runnable create;
    private final @Nullable Runnable copyMigrated;
    private @Nullable HikariDataSource pool;

    private TestDatabase(String url, String user, String password, Runnable create, @Nullable Runnable copyMigrated) {
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(16);
        config.setMinimumIdle(1);
        // More threads than connections, on a machine that may have other things to do.
        config.setConnectionTimeout(Duration.ofMinutes(5).toMillis());
        // Other databases' default; MySQL and MariaDB would read what was committed before, and not under, a lock.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        this.create = create;
        this.copyMigrated = copyMigrated;
    }

    public static TestDatabase at(String url, String user, String password) {
        return new TestDatabase(url, user, password, THERE, null);
    }

    /** On a real PostgreSQL. */
    public static TestDatabase onPostgreSql() {
        String name = PostgreSqlServer.newName();
        return new TestDatabase(
                PostgreSqlServer.url(name),
                "postgres",
                "postgres",
                () -> PostgreSqlServer.create(name),
                () -> PostgreSqlServer.createMigrated(name));
    }

    /** On a real MariaDB, by its own driver. */
    public static TestDatabase onMariaDb() throws ManagedProcessException {
        MariaDbServer server = MariaDbServer.shared();
        String url = server.newUrl("mariadb");
        return new TestDatabase(url, "root", "", THERE, () -> server.migrated().into(url, "root", ""));
    }

    /** As Broadleaf's own demo runs it. */
    public static TestDatabase onHsqlDb(String name) {
        // Else a trace of an entry takes 32 kB, as any large object does.
        String url = "jdbc:hsqldb:mem:" + name + ";hsqldb.lob_file_scale=1";
        return new TestDatabase(
                url, "sa", "", THERE, () -> MigratedCopy.onHsqlDb().into(url, "sa", ""));
    }

    /** As a store runs it to be tried: with Broadleaf's own settings of H2, and what {@link RequiredIsolation} tells it. */
    public static TestDatabase inMemory(String name) {
        String url = "jdbc:h2:mem:" + name
                + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000;QUERY_CACHE_SIZE=256;OPTIMIZE_REUSE_RESULTS=0;MODE=LEGACY"
                + ";NON_KEYWORDS=VALUE,KEY,USER,DAY,MONTH,YEAR";
        return new TestDatabase(url, "sa", "", THERE, () -> MigratedCopy.onH2().into(url, "sa", ""));
    }

    /** Where it is, for whoever connects without the pool. */
    public String url() {
        dataSource();
        return config.getJdbcUrl();
    }

    public DataSource dataSource() {
        if (pool == null) {
            create.run();
            pool = new HikariDataSource(config);
        }
        return pool;
    }

    /**
     * As the plugin does when the store starts. What nobody has used yet becomes a copy of a database that was migrated
     * before, where there is a quick way to copy one; all else, as any second time, is done by the changelog.
     */
    public TestDatabase migrate() throws Exception {
        if (pool == null && copyMigrated != null) {
            copyMigrated.run();
            pool = new HikariDataSource(config);
            return this;
        }
        return migrateByChangelog();
    }

    public TestDatabase migrateByChangelog() throws Exception {
        LoyaltyChangelog.tables(dataSource(), new DefaultResourceLoader()).afterPropertiesSet();
        return this;
    }

    /** What is in memory is gone then: a JVM runs some hundred tests, each with a database of its own. */
    @Override
    public void close() {
        if (pool != null) {
            pool.close();
            if (config.getJdbcUrl().contains(":mem:")) {
                shutDown();
            }
        }
    }

    private void shutDown() {
        try (Connection connection =
                        DriverManager.getConnection(config.getJdbcUrl(), config.getUsername(), config.getPassword());
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
