package org.pointsmall.loyalty.adjustment.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real PostgreSQL. */
class DecideAdjustmentsOnPostgreSqlTest extends DecideAdjustmentsContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
