package org.pointsmall.loyalty.stock.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As Broadleaf's demo runs it. */
class StockOnHsqlDbTest extends StockContract {

    @Override
    TestDatabase start() {
        return TestDatabase.onHsqlDb("stock");
    }
}
