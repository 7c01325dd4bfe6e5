package org.pointsmall.loyalty.adjustment.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As a store runs it to be tried: with Broadleaf's own settings of H2. */
class DecideAdjustmentsOnH2Test extends DecideAdjustmentsContract {

    @Override
    TestDatabase start() {
        return TestDatabase.inMemory("decided-adjustments");
    }
}
