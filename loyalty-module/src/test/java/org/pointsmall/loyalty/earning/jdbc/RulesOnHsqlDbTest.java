package org.pointsmall.loyalty.earning.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As Broadleaf's demo runs it. */
class RulesOnHsqlDbTest extends RulesContract {

    @Override
    TestDatabase start() {
        return TestDatabase.onHsqlDb("rules");
    }
}
