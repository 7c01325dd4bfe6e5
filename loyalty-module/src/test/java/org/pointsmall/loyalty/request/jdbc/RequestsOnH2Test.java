package org.pointsmall.loyalty.request.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

class RequestsOnH2Test extends RequestTablesContract {
    @Override
    TestDatabase start() {
        return TestDatabase.inMemory("requests");
    }
}
