package org.pointsmall.loyalty.recommendation.taste.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real PostgreSQL. */
class TasteOnPostgreSqlTest extends TasteContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
