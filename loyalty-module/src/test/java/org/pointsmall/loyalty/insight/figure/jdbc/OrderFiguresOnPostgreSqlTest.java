package org.pointsmall.loyalty.insight.figure.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real PostgreSQL. */
class OrderFiguresOnPostgreSqlTest extends OrderFiguresContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
