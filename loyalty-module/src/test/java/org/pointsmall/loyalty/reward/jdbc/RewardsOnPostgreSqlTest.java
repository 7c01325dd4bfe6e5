package org.pointsmall.loyalty.reward.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real PostgreSQL. */
class RewardsOnPostgreSqlTest extends RewardContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
