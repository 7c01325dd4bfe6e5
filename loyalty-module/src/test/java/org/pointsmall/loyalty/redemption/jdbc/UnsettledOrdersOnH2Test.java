package org.pointsmall.loyalty.redemption.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As a store runs it to be tried: with Broadleaf's own settings of H2. */
class UnsettledOrdersOnH2Test extends UnsettledOrdersContract {

    @Override
    TestDatabase start() {
        return TestDatabase.inMemory("unsettled");
    }
}
