package org.pointsmall.loyalty.redemption.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As Broadleaf's demo runs it. */
class UnsettledOrdersOnHsqlDbTest extends UnsettledOrdersContract {

    @Override
    TestDatabase start() {
        return TestDatabase.onHsqlDb("unsettled");
    }
}
