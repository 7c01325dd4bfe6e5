package org.pointsmall.loyalty.tier.jdbc;

import org.pointsmall.loyalty.ledger.Merchant;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real PostgreSQL. */
class TiersOnPostgreSqlTest extends TierContract {
    @Override
    Merchant merchant() {
        return Merchant.IN_LOS_ANGELES;
    }

    @Override
    TestDatabase start() {
        return TestDatabase.onPostgreSql();
    }
}
