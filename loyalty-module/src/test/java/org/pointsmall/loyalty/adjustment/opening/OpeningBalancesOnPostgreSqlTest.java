package org.pointsmall.loyalty.adjustment.opening;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real PostgreSQL. */
class OpeningBalancesOnPostgreSqlTest extends OpeningBalancesContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
