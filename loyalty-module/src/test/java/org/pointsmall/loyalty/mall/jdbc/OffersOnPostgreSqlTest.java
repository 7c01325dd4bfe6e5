package org.pointsmall.loyalty.mall.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real PostgreSQL. */
class OffersOnPostgreSqlTest extends OffersContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
