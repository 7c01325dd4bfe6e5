package org.pointsmall.loyalty.insight.figure.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As a store runs it to be tried: with Broadleaf's own settings of H2. */
class FigureCountingOnH2Test extends FigureCountingContract {
    @Override
    TestDatabase start() {
        return TestDatabase.inMemory("figure-counting");
    }

    @Override
    boolean walksAll() {
        return true;
    }
}
