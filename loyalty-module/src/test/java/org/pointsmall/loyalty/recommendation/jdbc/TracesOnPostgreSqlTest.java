package org.pointsmall.loyalty.recommendation.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real PostgreSQL. */
class TracesOnPostgreSqlTest extends TracesContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
