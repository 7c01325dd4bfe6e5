package org.pointsmall.loyalty.reward.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As Broadleaf's demo runs it. */
class CodesOnHsqlDbTest extends CodesContract {

    @Override
    TestDatabase start() {
        return TestDatabase.onHsqlDb("codes");
    }
}
