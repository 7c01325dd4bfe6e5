package org.pointsmall.loyalty.proof.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

class ProveMallOnH2Test extends ProveMallContract {
    @Override
    TestDatabase start() {
        return TestDatabase.inMemory("prove-mall");
    }
}
