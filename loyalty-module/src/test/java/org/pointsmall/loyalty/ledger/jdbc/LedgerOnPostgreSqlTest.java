package org.pointsmall.loyalty.ledger.jdbc;

import org.pointsmall.loyalty.ledger.Merchant;

/** On a real PostgreSQL. */
class LedgerOnPostgreSqlTest extends LedgerDatabaseContract {
    @Override
    Merchant merchant() {
        return Merchant.IN_LOS_ANGELES;
    }

    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
