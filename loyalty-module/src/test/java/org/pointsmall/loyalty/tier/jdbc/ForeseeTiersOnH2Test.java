package org.pointsmall.loyalty.tier.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As a store runs it to be tried. */
class ForeseeTiersOnH2Test extends ForeseeTiersContract {
    @Override
    TestDatabase start() {
        return TestDatabase.inMemory("foresee-tiers-" + System.nanoTime());
    }
}
