package org.pointsmall.loyalty.redemption.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real PostgreSQL. */
class UnsettledOrdersOnPostgreSqlTest extends UnsettledOrdersContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
