package org.pointsmall.loyalty.insight.figure.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As a store runs it to be tried: with Broadleaf's own settings of H2. */
class FiguresOnH2Test extends FiguresContract {
    @Override
    TestDatabase start() {
        return TestDatabase.inMemory("dashboard-figures");
    }

    @Override
    boolean walksAll() {
        return true;
    }
}
