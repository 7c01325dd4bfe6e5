package org.pointsmall.loyalty.insight.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real PostgreSQL. */
class OfferFiguresOnPostgreSqlTest extends OfferFiguresContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
