package org.pointsmall.loyalty.mall.load;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;
import org.pointsmall.loyalty.tier.Measure;

class MallLivesOnH2Test extends MallLivesContract {
    @Override
    TestDatabase start() {
        return TestDatabase.inMemory("mall-lives");
    }

    @Override
    Measure measure() {
        return Measure.SPEND;
    }

    @Override
    int lives() {
        return 20;
    }
}
