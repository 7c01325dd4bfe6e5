package org.pointsmall.loyalty.insight.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As a store runs it to be tried: with Broadleaf's own settings of H2. */
class OfferFiguresOnH2Test extends OfferFiguresContract {

    @Override
    TestDatabase start() {
        return TestDatabase.inMemory("figures");
    }
}
