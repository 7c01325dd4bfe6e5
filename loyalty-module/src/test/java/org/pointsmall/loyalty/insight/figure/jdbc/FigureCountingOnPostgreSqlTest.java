package org.pointsmall.loyalty.insight.figure.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real PostgreSQL. */
class FigureCountingOnPostgreSqlTest extends FigureCountingContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
