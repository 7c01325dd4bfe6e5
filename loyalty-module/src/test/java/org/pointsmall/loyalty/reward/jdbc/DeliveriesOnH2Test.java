package org.pointsmall.loyalty.reward.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As a store runs it to be tried: with Broadleaf's own settings of H2. */
class DeliveriesOnH2Test extends DeliveriesContract {

    @Override
    TestDatabase start() {
        return TestDatabase.inMemory("deliveries");
    }
}
