package org.pointsmall.loyalty.insight.roster.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real PostgreSQL. */
class MemberReadsOnPostgreSqlTest extends MemberReadsContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
