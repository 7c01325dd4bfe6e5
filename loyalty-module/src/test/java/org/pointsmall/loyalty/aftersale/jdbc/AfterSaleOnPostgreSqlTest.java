package org.pointsmall.loyalty.aftersale.jdbc;

import org.pointsmall.loyalty.ledger.Merchant;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real PostgreSQL. */
class AfterSaleOnPostgreSqlTest extends AfterSaleOnADatabase {
    @Override
    Merchant merchant() {
        return Merchant.IN_SHANGHAI;
    }

    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
