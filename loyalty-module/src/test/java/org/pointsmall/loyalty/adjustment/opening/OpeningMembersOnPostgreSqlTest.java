package org.pointsmall.loyalty.adjustment.opening;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real PostgreSQL. */
class OpeningMembersOnPostgreSqlTest extends OpeningMembersContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
