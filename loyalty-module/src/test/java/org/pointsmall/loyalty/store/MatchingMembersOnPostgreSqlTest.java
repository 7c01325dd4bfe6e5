package org.pointsmall.loyalty.store;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real PostgreSQL. */
class MatchingMembersOnPostgreSqlTest extends MatchingMembersContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
