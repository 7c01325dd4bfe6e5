package org.pointsmall.loyalty.programme.jdbc;

import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

class ProgrammeOnH2Test extends ProgrammeContract {
    private static final DataSource DATABASE = JdbcConnectionPool.create(
            "jdbc:h2:mem:programme;DB_CLOSE_DELAY=-1;MODE=LEGACY;NON_KEYWORDS=VALUE,KEY,USER,DAY,MONTH,YEAR", "sa", "");

    @Override
    DataSource database() {
        return DATABASE;
    }
}
