package org.pointsmall.loyalty.removal;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real PostgreSQL. */
class WayOutOnPostgreSqlTest extends WayOutContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
