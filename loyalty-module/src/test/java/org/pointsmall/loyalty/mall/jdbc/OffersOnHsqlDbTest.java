package org.pointsmall.loyalty.mall.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As Broadleaf's demo runs it. */
class OffersOnHsqlDbTest extends OffersContract {

    @Override
    TestDatabase start() {
        return TestDatabase.onHsqlDb("offers");
    }
}
