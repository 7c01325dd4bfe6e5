package org.pointsmall.loyalty.adjustment.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As Broadleaf's demo runs it. */
class DecideAdjustmentsOnHsqlDbTest extends DecideAdjustmentsContract {

    @Override
    TestDatabase start() {
        return TestDatabase.onHsqlDb("decided-adjustments");
    }
}
