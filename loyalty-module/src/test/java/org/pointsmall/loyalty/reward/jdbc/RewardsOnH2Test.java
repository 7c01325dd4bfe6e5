package org.pointsmall.loyalty.reward.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As a store runs it to be tried: with Broadleaf's own settings of H2. */
class RewardsOnH2Test extends RewardContract {

    @Override
    TestDatabase start() {
        return TestDatabase.inMemory("rewards");
    }
}
