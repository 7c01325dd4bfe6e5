package org.pointsmall.loyalty.insight.roster.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real MariaDB. */
class MemberReadsOnMariaDbTest extends MemberReadsContract {
    @Override
    TestDatabase start() throws Exception {
        return TestDatabase.onMariaDb();
    }
}
