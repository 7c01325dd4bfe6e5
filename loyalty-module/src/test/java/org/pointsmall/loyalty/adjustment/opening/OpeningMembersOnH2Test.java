package org.pointsmall.loyalty.adjustment.opening;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As a store runs it to be tried: with Broadleaf's own settings of H2. */
class OpeningMembersOnH2Test extends OpeningMembersContract {

    @Override
    TestDatabase start() {
        return TestDatabase.inMemory("openings-members");
    }
}
