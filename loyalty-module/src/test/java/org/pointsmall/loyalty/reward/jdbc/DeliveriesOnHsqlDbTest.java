package org.pointsmall.loyalty.reward.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As Broadleaf's demo runs it. */
class DeliveriesOnHsqlDbTest extends DeliveriesContract {

    @Override
    TestDatabase start() {
        return TestDatabase.onHsqlDb("deliveries");
    }
}
