package org.pointsmall.loyalty.segment.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real PostgreSQL. */
class OwnSegmentsOnPostgreSqlTest extends OwnSegmentsContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
