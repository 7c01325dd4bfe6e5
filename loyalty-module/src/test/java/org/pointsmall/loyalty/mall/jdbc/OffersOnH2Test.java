package org.pointsmall.loyalty.mall.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As a store runs it to be tried: with Broadleaf's own settings of H2. */
class OffersOnH2Test extends OffersContract {

    @Override
    TestDatabase start() {
        return TestDatabase.inMemory("offers");
    }
}
