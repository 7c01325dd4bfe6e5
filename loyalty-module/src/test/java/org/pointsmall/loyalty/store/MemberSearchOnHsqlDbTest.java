package org.pointsmall.loyalty.store;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As Broadleaf's own demo runs it. */
class MemberSearchOnHsqlDbTest extends MemberSearchContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onHsqlDb("member-search");
    }
}
