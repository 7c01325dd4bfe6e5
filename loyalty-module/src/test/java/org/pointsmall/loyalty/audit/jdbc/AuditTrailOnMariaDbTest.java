package org.pointsmall.loyalty.audit.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real MariaDB, by its own driver. */
class AuditTrailOnMariaDbTest extends AuditTrailContract {
    @Override
    TestDatabase start() throws ManagedProcessException {
        return TestDatabase.onMariaDb();
    }
}
