package org.pointsmall.loyalty.adjustment.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real PostgreSQL. */
class BatchApprovalOnPostgreSqlTest extends BatchApprovalContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
