package org.pointsmall.loyalty.insight.dashboard.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real PostgreSQL. */
class MallReadsOnPostgreSqlTest extends MallReadsContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
