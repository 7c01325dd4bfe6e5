package org.pointsmall.loyalty.store;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real MariaDB. */
class MemberSearchOnMariaDbTest extends MemberSearchContract {
    @Override
    TestDatabase start() throws Exception {
        return TestDatabase.onMariaDb();
    }
}
