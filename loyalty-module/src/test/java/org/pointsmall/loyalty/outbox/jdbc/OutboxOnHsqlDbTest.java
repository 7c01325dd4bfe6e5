package org.pointsmall.loyalty.outbox.jdbc;

import org.pointsmall.loyalty.ledger.Merchant;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** As Broadleaf's demo runs it. */
class OutboxOnHsqlDbTest extends OutboxContract {

    @Override
    Merchant merchant() {
        return Merchant.IN_SHANGHAI;
    }

    @Override
    TestDatabase start() {
        return TestDatabase.onHsqlDb("outbox");
    }
}
