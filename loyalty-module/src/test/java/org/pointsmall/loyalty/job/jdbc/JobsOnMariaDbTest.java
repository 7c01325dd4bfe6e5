package org.pointsmall.loyalty.job.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real MariaDB, whose moments have no zone. */
class JobsOnMariaDbTest extends JobsContract {
    private static TestDatabase pool;

    @BeforeAll
    static void open() throws ManagedProcessException {
        pool = TestDatabase.onMariaDb();
    }

    @AfterAll
    static void close() {
        if (pool != null) {
            pool.close();
        }
    }

    @Override
    DataSource database() {
        return pool.dataSource();
    }
}
