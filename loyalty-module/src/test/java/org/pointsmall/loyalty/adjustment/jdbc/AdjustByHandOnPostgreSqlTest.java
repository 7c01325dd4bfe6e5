package org.pointsmall.loyalty.adjustment.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real PostgreSQL. */
class AdjustByHandOnPostgreSqlTest extends AdjustByHandContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
