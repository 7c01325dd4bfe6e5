package org.pointsmall.loyalty.job.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.pointsmall.loyalty.ledger.jdbc.MariaDbServer;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real MariaDB, whose moments have no zone. */
class JobsOnMariaDbTest extends JobsContract {
    private static MariaDbServer server;
    private static TestDatabase pool;

    @BeforeAll
    static void startServer() throws ManagedProcessException {
        server = MariaDbServer.start();
        pool = TestDatabase.at(server.url("mariadb"), "root", "");
    }

    @AfterAll
    static void stopServer() throws ManagedProcessException {
        if (pool != null) {
            pool.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Override
    DataSource database() {
        return pool.dataSource();
    }
}
