package org.pointsmall.loyalty.store;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As Broadleaf's demo runs it. */
class MatchingMembersOnHsqlDbTest extends MatchingMembersContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onHsqlDb("matching");
    }
}
