package org.pointsmall.loyalty.adjustment.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real PostgreSQL. */
class BatchReversalOnPostgreSqlTest extends BatchReversalContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
