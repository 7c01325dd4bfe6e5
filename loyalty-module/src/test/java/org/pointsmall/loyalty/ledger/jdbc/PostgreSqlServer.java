package org.pointsmall.loyalty.ledger.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.JdbcTemplate;

/** The real PostgreSQL of this JVM's tests, from Maven artifacts, on a free port; it ends with the JVM. */
public final class PostgreSqlServer {
    private static final AtomicInteger LAST = new AtomicInteger();

    private PostgreSqlServer() {}

    static String newName() {
        return "test_" + LAST.incrementAndGet();
    }

    static String url(String database) {
        return Server.RUNNING.getJdbcUrl("postgres", database);
    }

    static void create(String database) {
        Server.admin().execute("CREATE DATABASE " + database);
    }

    /** With the plugin's tables. */
    static void createMigrated(String database) {
        Server.admin().execute("CREATE DATABASE " + database + " TEMPLATE " + Migrated.NAME);
    }

    private static final class Server {
        private static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("plan_cache_mode", "force_generic_plan")
                        // A deadlock is to be told from a wait, and soon.
                        .setServerConfig("deadlock_timeout", "200ms")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static JdbcTemplate admin() {
            return new JdbcTemplate(RUNNING.getPostgresDatabase());
        }
    }

    private static final class Migrated {
        private static final String NAME = make();

        private static String make() {
            String name = "migrated";
            create(name);
            try (TestDatabase database = TestDatabase.at(url(name), "postgres", "postgres")) {
                database.migrateByChangelog();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return name;
        }
    }
}
