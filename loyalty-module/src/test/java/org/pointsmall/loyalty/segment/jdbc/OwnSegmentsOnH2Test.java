package org.pointsmall.loyalty.segment.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As a store runs it to be tried: with Broadleaf's own settings of H2. */
class OwnSegmentsOnH2Test extends OwnSegmentsContract {
    @Override
    TestDatabase start() {
        return TestDatabase.inMemory("own-segments");
    }
}
