package org.pointsmall.loyalty.reward.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As Broadleaf's demo runs it. */
class RewardsOnHsqlDbTest extends RewardContract {

    @Override
    TestDatabase start() {
        return TestDatabase.onHsqlDb("rewards");
    }
}
