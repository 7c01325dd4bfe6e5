package org.pointsmall.loyalty.reward.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

class UndoneRewardsOnPostgreSqlTest extends UndoneRewardsContract {

    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
