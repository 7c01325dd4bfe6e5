package org.pointsmall.loyalty.segment.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real PostgreSQL. */
class SegmentsOnPostgreSqlTest extends SegmentsContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
