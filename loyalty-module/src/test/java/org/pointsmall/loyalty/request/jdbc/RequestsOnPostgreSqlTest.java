package org.pointsmall.loyalty.request.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

class RequestsOnPostgreSqlTest extends RequestTablesContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
