package org.pointsmall.loyalty.recommendation.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As a store runs it to be tried: with Broadleaf's own settings of H2. */
class TracesOnH2Test extends TracesContract {

    @Override
    TestDatabase start() {
        return TestDatabase.inMemory("recommendation-traces");
    }
}
