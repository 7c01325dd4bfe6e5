package org.pointsmall.loyalty.reward.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real PostgreSQL. */
class CodesOnPostgreSqlTest extends CodesContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
