package org.pointsmall.loyalty.mall.load;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

class MallLivesOnH2Test extends MallLivesContract {
    @Override
    TestDatabase start() {
        return TestDatabase.inMemory("mall-lives");
    }

    @Override
    int lives() {
        return 20;
    }
}
