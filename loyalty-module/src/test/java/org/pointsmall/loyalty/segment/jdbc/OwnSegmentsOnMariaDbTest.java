package org.pointsmall.loyalty.segment.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import org.pointsmall.loyalty.ledger.jdbc.TestDatabase;

/** On a real MariaDB, by its own driver. */
class OwnSegmentsOnMariaDbTest extends OwnSegmentsContract {
    @Override
    TestDatabase start() throws ManagedProcessException {
        return TestDatabase.onMariaDb();
    }
}
