package org.pointsmall.loyalty.request.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

class RequestsOnHsqlDbTest extends RequestTablesContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onHsqlDb("requests");
    }
}
