package org.pointsmall.loyalty.aftersale.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

class AfterSaleOnH2Test extends AfterSaleContract {

    @Override
    TestDatabase start() {
        return TestDatabase.at(
                "jdbc:h2:mem:aftersale;DB_CLOSE_DELAY=-1;MODE=LEGACY;NON_KEYWORDS=VALUE,KEY,USER,DAY,MONTH,YEAR",
                "sa",
                "");
    }
}
