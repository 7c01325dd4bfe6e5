package org.pointsmall.loyalty.reward.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real MariaDB, by its own driver. */
class DeliveriesOnMariaDbTest extends DeliveriesContract {
    @Override
    TestDatabase start() throws ManagedProcessException {
        return TestDatabase.onMariaDb();
    }
}
