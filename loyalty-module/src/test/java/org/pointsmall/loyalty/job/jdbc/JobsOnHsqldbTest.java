package org.pointsmall.loyalty.job.jdbc;

import javax.sql.DataSource;
import org.hsqldb.jdbc.JDBCDataSource;

class JobsOnHsqldbTest extends JobsContract {
    private final JDBCDataSource database = new JDBCDataSource();

    JobsOnHsqldbTest() {
        database.setURL("jdbc:hsqldb:mem:jobs;hsqldb.tx=mvcc");
        database.setUser("sa");
    }

    @Override
    DataSource database() {
        return database;
    }
}
