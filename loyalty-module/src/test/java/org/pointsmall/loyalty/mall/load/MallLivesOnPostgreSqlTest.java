package org.pointsmall.loyalty.mall.load;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.tier.Measure;

/** On a real PostgreSQL. */
class MallLivesOnPostgreSqlTest extends MallLivesContract {
    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }

    @Override
    Measure measure() {
        return Measure.POINTS;
    }

    @Override
    int lives() {
        return 6;
    }
}
