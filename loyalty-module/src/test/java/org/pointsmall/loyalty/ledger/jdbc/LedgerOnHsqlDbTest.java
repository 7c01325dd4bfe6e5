package org.pointsmall.loyalty.ledger.jdbc;

import org.pointsmall.loyalty.ledger.Merchant;

/** As Broadleaf's demo runs it. */
class LedgerOnHsqlDbTest extends LedgerDatabaseContract {

    @Override
    Merchant merchant() {
        return Merchant.IN_SHANGHAI;
    }

    @Override
    TestDatabase start() {
        return TestDatabase.onHsqlDb("ledger");
    }
}
