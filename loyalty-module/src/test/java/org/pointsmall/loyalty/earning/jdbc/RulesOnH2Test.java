package org.pointsmall.loyalty.earning.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As a store runs it to be tried: with Broadleaf's own settings of H2. */
class RulesOnH2Test extends RulesContract {

    @Override
    TestDatabase start() {
        return TestDatabase.inMemory("rules");
    }
}
