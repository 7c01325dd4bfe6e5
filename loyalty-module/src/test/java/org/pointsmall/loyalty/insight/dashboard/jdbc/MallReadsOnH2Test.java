package org.pointsmall.loyalty.insight.dashboard.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As a store runs it to be tried: with Broadleaf's own settings of H2. */
class MallReadsOnH2Test extends MallReadsContract {
    @Override
    TestDatabase start() {
        return TestDatabase.inMemory("mall-reads");
    }
}
