package org.pointsmall.loyalty.removal;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As a store runs it to be tried: with Broadleaf's own settings of H2. */
class WayOutOnH2Test extends WayOutContract {

    @Override
    TestDatabase start() {
        return TestDatabase.inMemory("way-out");
    }
}
