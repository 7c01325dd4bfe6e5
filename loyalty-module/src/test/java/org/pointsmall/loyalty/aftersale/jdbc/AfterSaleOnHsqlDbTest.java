package org.pointsmall.loyalty.aftersale.jdbc;

import org.pointsmall.loyalty.ledger.Merchant;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

class AfterSaleOnHsqlDbTest extends AfterSaleOnADatabase {

    @Override
    Merchant merchant() {
        return Merchant.ON_NEWFOUNDLAND;
    }

    @Override
    TestDatabase start() {
        return TestDatabase.onHsqlDb("aftersale");
    }
}
