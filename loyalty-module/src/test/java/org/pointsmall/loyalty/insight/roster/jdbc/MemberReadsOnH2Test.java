package org.pointsmall.loyalty.insight.roster.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As a store runs it to be tried: with Broadleaf's own settings of H2. */
class MemberReadsOnH2Test extends MemberReadsContract {
    @Override
    TestDatabase start() {
        return TestDatabase.inMemory("roster");
    }
}
