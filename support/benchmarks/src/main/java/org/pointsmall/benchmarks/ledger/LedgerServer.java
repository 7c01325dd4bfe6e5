package org.pointsmall.benchmarks.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.pointsmall.benchmarks.measure.BenchmarkFailure;
import org.pointsmall.benchmarks.measure.Workbench;
import org.springframework.core.io.DefaultResourceLoader;

/**
 * One PostgreSQL for a run, with a template database that has the plugin's tables and a run's data. What is measured
 * works on physical copies of it, so that neither side starts with better packed tables or newer statistics.
 */
public final class LedgerServer {
    private static final String ADMIN = "postgres";
    private static final String CHANGELOG = "classpath:/org/pointsmall/loyalty/changelog/loyalty-tables.xml";
    /** Held here: a logger that nobody holds forgets its level. */
    private static final Logger LIQUIBASE_LOG = Logger.getLogger("liquibase");

    private final EmbeddedPostgres postgres;
    private final boolean durable;

    private LedgerServer(EmbeddedPostgres postgres, boolean durable) {
        this.postgres = postgres;
        this.durable = durable;
    }

    /** @param durable whether a commit waits for the disk; off, the server's own work is what is measured */
    public static LedgerServer start(Workbench bench, boolean durable) throws IOException, BenchmarkFailure {
        Path data = bench.folder().resolve("postgres");
        String wait = durable ? "on" : "off";
        return new LedgerServer(
                bench.use(() -> EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(true)
                        .setServerConfig("fsync", wait)
                        .setServerConfig("synchronous_commit", wait)
                        .setServerConfig("max_wal_size", "4GB")
                        .start()),
                durable);
    }

    public String describe() {
        return "PostgreSQL, commits " + (durable ? "wait" : "do not wait") + " for the disk";
    }

    /** A database with the plugin's tables and these members, with statistics. */
    public void makeTemplate(String template, List<MemberData> data) throws BenchmarkFailure {
        execute(ADMIN, "CREATE DATABASE " + template);
        makeTables(template);
        for (MemberData some : data) {
            for (String sql : some.inserts()) {
                execute(template, sql);
            }
        }
        refreshStatistics(template);
    }

    /** As the plugin does it in a store. */
    private void makeTables(String template) throws BenchmarkFailure {
        LIQUIBASE_LOG.setLevel(Level.WARNING);
        // The demo's jar names its libraries, and so brings the changelog to the class path a second time.
        System.setProperty("liquibase.duplicateFileMode", "SILENT");
        SpringLiquibase liquibase = new SpringLiquibase();
        liquibase.setDataSource(postgres.getDatabase(ADMIN, template));
        liquibase.setResourceLoader(new DefaultResourceLoader());
        liquibase.setChangeLog(CHANGELOG);
        liquibase.setAnalyticsEnabled(false);
        try {
            liquibase.afterPropertiesSet();
        } catch (LiquibaseException failed) {
            throw new BenchmarkFailure("The plugin's tables can't be made: " + failed.getMessage(), failed);
        }
    }

    /**
     * Packs the tables and gives them their statistics. PostgreSQL does so itself, at some moment that is chance, and
     * plans one side's queries by them long before the other's.
     */
    public void refreshStatistics(String database) throws BenchmarkFailure {
        execute(database, "VACUUM ANALYZE");
    }

    void copy(String template, String database) throws BenchmarkFailure {
        execute(ADMIN, "CREATE DATABASE " + database + " TEMPLATE " + template);
    }

    /**
     * What the server's open connections have taken of the processors so far. On a machine that does other work this says more
     * than a clock does of how long a run would take on a free one.
     */
    Duration cpuTime() throws BenchmarkFailure {
        try (Connection connection = connect(ADMIN);
                Statement statement = connection.createStatement();
                ResultSet own = statement.executeQuery("SELECT pg_backend_pid()")) {
            own.next();
            return ProcessHandle.of(own.getLong(1)).flatMap(ProcessHandle::parent).stream()
                    .flatMap(ProcessHandle::children)
                    .flatMap(process -> process.info().totalCpuDuration().stream())
                    .reduce(Duration.ZERO, Duration::plus);
        } catch (SQLException failed) {
            throw new BenchmarkFailure("The server's processes can't be asked for: " + failed.getMessage());
        }
    }

    /** Connections must have been closed. */
    void drop(String database) throws BenchmarkFailure {
        execute(ADMIN, "DROP DATABASE " + database);
    }

    public HikariDataSource pool(String database, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(postgres.getJdbcUrl(ADMIN, database));
        config.setUsername(ADMIN);
        config.setMaximumPoolSize(size);
        config.setPoolName(database);
        return new HikariDataSource(config);
    }

    public void execute(String database, String sql) throws BenchmarkFailure {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new BenchmarkFailure("PostgreSQL refuses '" + sql + "': " + failed.getMessage());
        }
    }

    private Connection connect(String database) throws SQLException {
        return postgres.getDatabase(ADMIN, database).getConnection();
    }
}
