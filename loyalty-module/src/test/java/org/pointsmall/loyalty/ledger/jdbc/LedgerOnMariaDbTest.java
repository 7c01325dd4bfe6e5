package org.pointsmall.loyalty.ledger.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import org.pointsmall.loyalty.ledger.Merchant;

/** On a real MariaDB, by its own driver. */
class LedgerOnMariaDbTest extends LedgerDatabaseContract {
    @Override
    Merchant merchant() {
        return Merchant.ON_NEWFOUNDLAND;
    }

    @Override
    TestDatabase start() throws ManagedProcessException {
        return TestDatabase.onMariaDb();
    }
}
