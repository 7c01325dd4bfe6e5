package org.pointsmall.loyalty.reward.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

class UndoneRewardsOnH2Test extends UndoneRewardsContract {

    @Override
    TestDatabase start() {
        return TestDatabase.inMemory("undone-rewards");
    }
}
