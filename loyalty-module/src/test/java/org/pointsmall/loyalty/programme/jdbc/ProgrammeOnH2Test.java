package org.pointsmall.loyalty.programme.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

class ProgrammeOnH2Test extends ProgrammeContract {

    @Override
    TestDatabase start() {
        return TestDatabase.inMemory("programme");
    }
}
