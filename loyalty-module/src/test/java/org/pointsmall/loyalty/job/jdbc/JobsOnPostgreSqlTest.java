package org.pointsmall.loyalty.job.jdbc;

import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** The same on a real PostgreSQL. */
class JobsOnPostgreSqlTest extends JobsContract {
    private static TestDatabase pool;

    @BeforeAll
    static void open() {
        pool = TestDatabase.onPostgreSql();
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Override
    DataSource database() {
        return pool.dataSource();
    }
}
