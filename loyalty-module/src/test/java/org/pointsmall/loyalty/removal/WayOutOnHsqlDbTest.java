package org.pointsmall.loyalty.removal;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As Broadleaf's demo runs it. */
class WayOutOnHsqlDbTest extends WayOutContract {

    @Override
    TestDatabase start() {
        return TestDatabase.onHsqlDb("wayout");
    }
}
