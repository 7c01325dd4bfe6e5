package org.pointsmall.loyalty.adjustment.opening;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As Broadleaf's demo runs it. */
class OpeningMembersOnHsqlDbTest extends OpeningMembersContract {

    @Override
    TestDatabase start() {
        return TestDatabase.onHsqlDb("openings-members");
    }
}
