package org.pointsmall.loyalty.aftersale.jdbc;

import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

class AfterSaleOnHsqlDbTest extends AfterSaleContract {

    @Override
    TestDatabase start() {
        return TestDatabase.at("jdbc:hsqldb:mem:aftersale", "sa", "");
    }
}
