package org.pointsmall.loyalty.mall.load;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real PostgreSQL. */
class MallLivesOnPostgreSqlTest extends MallLivesContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }

    @Override
    int lives() {
        return 6;
    }
}
