package org.pointsmall.loyalty.earning.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real PostgreSQL. */
class RulesOnPostgreSqlTest extends RulesContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
