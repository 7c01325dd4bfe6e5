package org.pointsmall.loyalty.proof.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real PostgreSQL. */
class ProveMallOnPostgreSqlTest extends ProveMallContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
