package org.pointsmall.loyalty.aftersale.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import org.pointsmall.loyalty.ledger.Merchant;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real MariaDB, by its own driver. */
class AfterSaleOnMariaDbTest extends AfterSaleOnADatabase {
    @Override
    Merchant merchant() {
        return Merchant.IN_LOS_ANGELES;
    }

    @Override
    TestDatabase start() throws ManagedProcessException {
        return TestDatabase.onMariaDb();
    }
}
