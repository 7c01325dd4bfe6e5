package org.pointsmall.loyalty.programme.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real PostgreSQL. */
class ProgrammeOnPostgreSqlTest extends ProgrammeContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
