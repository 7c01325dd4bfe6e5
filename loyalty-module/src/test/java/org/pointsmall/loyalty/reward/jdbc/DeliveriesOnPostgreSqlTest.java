package org.pointsmall.loyalty.reward.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real PostgreSQL. */
class DeliveriesOnPostgreSqlTest extends DeliveriesContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
