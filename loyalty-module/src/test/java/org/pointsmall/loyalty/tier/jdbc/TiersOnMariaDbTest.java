package org.pointsmall.loyalty.tier.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import org.pointsmall.loyalty.ledger.Merchant;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real MariaDB, by its own driver. */
class TiersOnMariaDbTest extends TierContract {
    @Override
    Merchant merchant() {
        return Merchant.ON_NEWFOUNDLAND;
    }

    @Override
    TestDatabase start() throws ManagedProcessException {
        return TestDatabase.onMariaDb();
    }
}
