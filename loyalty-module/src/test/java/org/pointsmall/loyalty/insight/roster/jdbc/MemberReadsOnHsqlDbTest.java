package org.pointsmall.loyalty.insight.roster.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As Broadleaf's own demo runs it. */
class MemberReadsOnHsqlDbTest extends MemberReadsContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onHsqlDb("roster");
    }
}
