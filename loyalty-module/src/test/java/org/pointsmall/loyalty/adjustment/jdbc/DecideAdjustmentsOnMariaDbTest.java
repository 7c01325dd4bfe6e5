package org.pointsmall.loyalty.adjustment.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real MariaDB, by its own driver. */
class DecideAdjustmentsOnMariaDbTest extends DecideAdjustmentsContract {
    @Override
    TestDatabase start() throws ManagedProcessException {
        return TestDatabase.onMariaDb();
    }
}
