package org.pointsmall.loyalty.job.jdbc;

import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

class JobsOnH2Test extends JobsContract {
    private final JdbcConnectionPool database = JdbcConnectionPool.create(
            "jdbc:h2:mem:jobs;DB_CLOSE_DELAY=-1;MODE=LEGACY;NON_KEYWORDS=VALUE,KEY,USER,DAY,MONTH,YEAR", "sa", "");

    @Override
    DataSource database() {
        return database;
    }
}
