package org.pointsmall.loyalty.audit.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real PostgreSQL. */
class AuditTrailOnPostgreSqlTest extends AuditTrailContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
