package org.pointsmall.loyalty.programme.jdbc;

import javax.sql.DataSource;
import org.hsqldb.jdbc.JDBCPool;
import org.junit.jupiter.api.Disabled;

class ProgrammeOnHsqldbTest extends ProgrammeContract {
    private static final JDBCPool DATABASE = new JDBCPool();

    static {
        DATABASE.setUrl("jdbc:hsqldb:mem:programme;hsqldb.tx=locks");
        DATABASE.setUser("sa");
    }

    @Override
    @Disabled("in this database's only model that fits, whoever reads the journal waits for those who write it")
    void anEntryThatIsCommittedLateIsInEveryAnswerAtOnceAndInTheClosingAfterTheNextRun() {}

    @Override
    DataSource database() {
        return DATABASE;
    }
}
