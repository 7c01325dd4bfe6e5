package org.pointsmall.loyalty.programme.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The same on a real PostgreSQL, which the test starts itself. */
class ProgrammeOnPostgreSqlTest extends ProgrammeContract {
    private static EmbeddedPostgres server;
    private static HikariDataSource pool;

    @BeforeAll
    static void startServer() throws IOException {
        server = EmbeddedPostgres.start();
        pool = new HikariDataSource();
        pool.setDataSource(server.getPostgresDatabase());
    }

    @AfterAll
    static void stopServer() throws IOException {
        pool.close();
        server.close();
    }

    @Override
    DataSource database() {
        return pool;
    }
}
