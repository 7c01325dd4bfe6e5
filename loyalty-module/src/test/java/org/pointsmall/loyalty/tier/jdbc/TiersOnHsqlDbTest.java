package org.pointsmall.loyalty.tier.jdbc;

import org.pointsmall.loyalty.ledger.Merchant;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As Broadleaf's demo runs it. */
class TiersOnHsqlDbTest extends TierContract {

    @Override
    Merchant merchant() {
        return Merchant.IN_SHANGHAI;
    }

    @Override
    TestDatabase start() {
        return TestDatabase.onHsqlDb("tiers");
    }
}
