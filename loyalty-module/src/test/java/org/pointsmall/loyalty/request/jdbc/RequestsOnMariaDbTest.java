package org.pointsmall.loyalty.request.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

class RequestsOnMariaDbTest extends RequestTablesContract {
    @Override
    TestDatabase start() throws Exception {
        return TestDatabase.onMariaDb();
    }
}
