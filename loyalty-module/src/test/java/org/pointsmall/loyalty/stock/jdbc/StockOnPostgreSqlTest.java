package org.pointsmall.loyalty.stock.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real PostgreSQL. */
class StockOnPostgreSqlTest extends StockContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
