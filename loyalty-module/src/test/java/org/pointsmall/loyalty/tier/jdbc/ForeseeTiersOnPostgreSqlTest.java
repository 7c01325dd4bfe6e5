package org.pointsmall.loyalty.tier.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real PostgreSQL. */
class ForeseeTiersOnPostgreSqlTest extends ForeseeTiersContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
