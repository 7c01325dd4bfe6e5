package org.pointsmall.loyalty.stock.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As a store runs it to be tried: with Broadleaf's own settings of H2. */
class StockOnH2Test extends StockContract {

    @Override
    TestDatabase start() {
        return TestDatabase.inMemory("stock");
    }
}
