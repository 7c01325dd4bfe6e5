package org.pointsmall.loyalty.store;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As a store runs it to be tried: with Broadleaf's own settings of H2. */
class MatchingMembersOnH2Test extends MatchingMembersContract {
    @Override
    TestDatabase start() {
        return TestDatabase.inMemory("matching");
    }
}
