package org.pointsmall.loyalty.merging;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

class MergedLoginsOnH2Test extends MergedLoginsContract {
    @Override
    TestDatabase start() {
        return TestDatabase.inMemory("merged");
    }
}
